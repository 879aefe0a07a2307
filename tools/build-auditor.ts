// Builds the auditor's page: one file that works from a disk, without a server and without a network.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ca } from '../libs/ballot/auditor/words/ca.ts';

const source = join(import.meta.dirname, '../libs/ballot/auditor');

/** Writes `auditor.html` into a folder. @returns its path */
export async function buildAuditor(folder: string): Promise<string> {
  const worker = await bundled('worker.ts', {});
  const script = await bundled('page.ts', { WORKER: JSON.stringify(worker) });
  const { outputFiles } = await build({
    entryPoints: [join(source, 'auditor.css')],
    minify: true,
    write: false,
    logLevel: 'warning',
  });
  const style = outputFiles[0]?.text.trim() ?? '';
  const words = ca as unknown as Record<string, string>;
  const html = readFileSync(join(source, 'index.html'), 'utf8')
    .replace(/%([a-z]\w*)%/g, (_, name: string) => words[name] ?? '')
    .replace('%POLICY%', () => policyFor(script, style))
    .replace('<link rel="stylesheet" href="auditor.css">', () => `<style>${style}</style>`)
    .replace('<script src="page.js">', () => `<script>${script}`);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'auditor.html');
  writeFileSync(path, html);
  return path;
}

/** Nothing but this script and this style, by their hashes; a worker from the script's own text; no network at all. */
function policyFor(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

async function bundled(entry: string, define: Record<string, string>): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(source, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['es2022'],
    charset: 'utf8',
    define,
    logLevel: 'warning',
  });
  // What would end the script in the middle of a page.
  return (outputFiles[0]?.text ?? '').trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

if (process.argv[1] === import.meta.filename) console.log(await buildAuditor(join(source, '../../../dist/auditor')));
