import { readFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/** What belongs to the source. Nothing else of the folder is given away: no state, no keys, no settings (.npmrc may hold a token). */
const SOURCE = [
  ...['bench', 'bin', 'demo', 'docs', 'journeys', 'libs', 'locales', 'src', 'tools', '.ci'],
  ...['ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md', 'STYLE.md'],
  ...['package.json', 'package-lock.json', 'biome.json', 'knip.json', '.dependency-cruiser.cjs', 'vitest.config.ts'],
  ...['tsconfig.json', 'tsconfig.islands.json', 'tsconfig.libs.json', 'tsconfig.journeys.json'],
];
const LEFT_OUT = new Set(['node_modules', 'dist', 'var', 'coverage']);
const BLOCK = 512;

export interface PackageFacts {
  readonly version: string;
  /** SPDX */
  readonly licence: string;
  /** Where the project is kept, when package.json says so. */
  readonly repository: string | null;
}

export function packageFacts(checkout: string): PackageFacts {
  const { version, license, repository } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
    repository?: string | { url?: string };
  };
  const address = typeof repository === 'string' ? repository : repository?.url;
  return { version, licence: license, repository: address?.replace(/^git\+/, '').replace(/\.git$/, '') ?? null };
}

/** The source that runs here, changes included, as a gzipped tar (POSIX.1-1988 ustar): what the AGPL asks to offer. */
export function sourceArchive(checkout: string, folder: string): ReadableStream<Uint8Array> {
  const packed = Readable.from(blocks(checkout, folder)).pipe(createGzip({ level: 6 }));
  return Readable.toWeb(packed) as unknown as ReadableStream<Uint8Array>;
}

async function* blocks(checkout: string, folder: string): AsyncGenerator<Buffer> {
  for (const name of SOURCE) {
    for await (const path of filesUnder(checkout, name)) {
      const bytes = await readFile(join(checkout, path)).catch(() => null);
      if (bytes === null) continue;
      const head = header(`${folder}/${path}`, bytes.length, path.startsWith('bin/') ? 0o755 : 0o644);
      if (head) yield Buffer.concat([head, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
    }
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** Plain files only, in the order of their names: the same source gives the same archive. */
async function* filesUnder(checkout: string, path: string): AsyncGenerator<string> {
  const found = await stat(join(checkout, path)).catch(() => null);
  if (found?.isFile()) yield path;
  if (!found?.isDirectory()) return;
  const entries = await readdir(join(checkout, path), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (LEFT_OUT.has(entry.name) || entry.isSymbolicLink()) continue;
    yield* filesUnder(checkout, `${path}/${entry.name}`);
  }
}

/** null where the path is longer than ustar can say (256 characters). */
function header(path: string, size: number, mode: number): Buffer | null {
  const cut = path.length <= 100 ? -1 : path.indexOf('/', path.length - 101);
  const [prefix, name] = cut < 0 ? ['', path] : [path.slice(0, cut), path.slice(cut + 1)];
  if (name.length > 100 || prefix.length > 155) return null;
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  block.write(name, 0, 'utf8');
  block.write(octal(mode, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(0, 11), 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\x0000', 257);
  block.write(prefix, 345, 'utf8');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
