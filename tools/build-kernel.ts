// Compiles libs/ballot/kernel (AssemblyScript) into libs/ballot/src/fast/kernel-module.ts. A test builds it again and compares.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main as compile } from 'assemblyscript/asc';

const root = join(import.meta.dirname, '..');
const MODULE = join(root, 'libs/ballot/src/fast/kernel-module.ts');
const FLAGS = ['--runtime', 'stub', '--noAssert', '--use', 'abort=', '-O3', '--converge', '--enable', 'bulk-memory'];

if (import.meta.main) {
  const { wasm, source } = await kernelModule();
  writeFileSync(MODULE, source);
  console.log(`${MODULE}: ${wasm.length} bytes of WebAssembly`);
}

/** The compiled kernel, and the TypeScript file that carries it. */
export async function kernelModule(): Promise<{ readonly wasm: Uint8Array; readonly source: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'ateneu-kernel-'));
  try {
    const out = join(folder, 'kernel.wasm');
    const { error, stderr } = await compile([
      'libs/ballot/kernel/index.ts',
      '--baseDir',
      root,
      '--outFile',
      out,
      ...FLAGS,
    ]);
    if (error !== null) throw new Error(`${error.message}\n${stderr}`);
    const wasm = readFileSync(out);
    return { wasm, source: asTypeScript(wasm) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function asTypeScript(wasm: Buffer): string {
  const lines = wasm.toString('base64').match(/.{1,112}/g) ?? [];
  return [
    '// Made by `node tools/build-kernel.ts` from libs/ballot/kernel. Do not edit: a test compiles it again and compares.',
    '',
    '/** The compiled kernel, base64. */',
    'export const KERNEL_WASM = `',
    ...lines,
    '`;',
    '',
  ].join('\n');
}
