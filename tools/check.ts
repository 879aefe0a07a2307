import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** `npm run check`: everything that keeps the law, one line each, the slowest first so that they overlap. */
const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '--project', 'tsconfig.json'],
  ['types of the browser scripts', 'tsc', '--project', 'tsconfig.islands.json'],
  ['types of the libs', 'tsc', '--project', 'tsconfig.libs.json'],
  ['types of the journeys', 'tsc', '--project', 'tsconfig.journeys.json'],
  ['dependency law', 'depcruise', 'src', 'libs', '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
  ['personal data', 'node', 'tools/check-personal-data.ts'],
  ['dead code', 'knip', '--no-progress', '--no-config-hints'],
  ['personal reads', 'node', 'tools/check-personal-reads.ts'],
  ['words', 'node', 'tools/check-words.ts'],
  ['table owners', 'node', 'tools/check-table-owners.ts'],
  ['tests, sources, licences', 'node', 'tools/check-use-cases-tested.ts'],
  ['style', 'biome', 'check', '--error-on-warnings', '--diagnostic-level=warn', '--max-diagnostics=100'],
  ['file names', 'node', 'tools/check-file-names.ts'],
];

/** What tsc says of a house that has no such file yet. */
const NO_INPUTS = 'error TS18003';

const wanted = process.argv.slice(2);
const queue = CHECKS.filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const started = Date.now();
let failed = 0;

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
console.log(`${queue.length === 0 && failed === 0 ? '✓ The law stands' : `${failed} failed`} (${seconds(started)})`);
process.exitCode = failed > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [name, command, ...args] = next;
    const since = Date.now();
    const { code, output } = await run(command, args);
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(since)})`);
    if (code === 0) continue;
    failed++;
    console.log(output.trimEnd().replace(/^/gm, '    '));
  }
}

function run(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  const path = command === 'node' ? process.execPath : `node_modules/.bin/${command}`;
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((done) => {
    child.on('error', (fault) => done({ code: 1, output: `${output}${fault.message}` }));
    child.on('close', (code) => done({ code: output.includes(NO_INPUTS) ? 0 : (code ?? 1), output }));
  });
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
