// Builds what runs: the program (dist/ateneu.js), the stylesheet, the fonts and the islands (dist/public, names by content),
// and the auditor's page (dist/auditor), which is for any disk or server.
import { createHash } from 'node:crypto';
import { copyFileSync, globSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildAuditor } from './build-auditor.ts';

const root = join(import.meta.dirname, '..');
const finished = join(root, 'dist');
// Built apart and put in place whole: a build that fails leaves the last one standing, a server being started is not surprised.
const dist = `${finished}.${process.pid}`;
const assets = join(dist, 'public', 'assets');
const FONTS = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files';
const FONT_FILES = ['latin', 'latin-ext'].map((subset) => `atkinson-hyperlegible-next-${subset}-wght-normal.woff2`);

/** Libraries written as CommonJS ask for `require` and their own place. */
const REQUIRE = `import { createRequire as bundledRequire } from 'node:module';
const require = bundledRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(assets, 'fonts'), { recursive: true });
const manifest: Record<string, string> = {};
try {
  await Promise.all([buildProgram(), buildStyles(), buildIslands(), buildAuditor(join(dist, 'auditor'))]);
} catch {
  // esbuild has said what is wrong.
  rmSync(dist, { recursive: true, force: true });
  process.exit(1);
}
for (const file of FONT_FILES) copyFileSync(join(root, FONTS, file), join(assets, 'fonts', file));
writeFileSync(join(dist, 'public', 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
rmSync(finished, { recursive: true, force: true });
renameSync(dist, finished);

async function buildProgram() {
  await build({
    entryPoints: {
      ateneu: join(root, 'src/cli/main.ts'),
      'long-work-thread': join(root, 'src/cli/long-work-thread.ts'),
      'count-thread': join(root, 'src/modules/participation/budgets/jobs/count-thread.ts'),
      'map-thread': join(root, 'src/modules/participation/conversation/jobs/map-thread.ts'),
    },
    outdir: dist,
    bundle: true,
    // Libraries come along in the bundle: half the time to start, and a fifth less memory. Sharp and HiGHS bring their own binaries; pdfkit its data, and is loaded when somebody prints.
    external: ['sharp', 'pg-native', 'esbuild', 'highs', 'pdfkit'],
    banner: { js: REQUIRE },
    minifySyntax: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
  });
}

async function buildStyles() {
  const { outputFiles } = await build({
    // The city's own, and the small one of the cards that other pages show.
    entryPoints: { ateneu: join(root, 'src/ui/styles/index.css'), card: join(root, 'src/ui/styles/card.css') },
    outdir: assets,
    bundle: true,
    minify: true,
    write: false,
    external: ['/assets/*'],
    logLevel: 'warning',
  });
  for (const file of outputFiles) publish(basename(file.path), file.contents);
}

async function buildIslands() {
  const entryPoints = globSync('src/**/*.island.{ts,tsx}', { cwd: root }).map((file) => join(root, file));
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    minify: true,
    write: false,
    outdir: assets,
    format: 'esm',
    target: ['es2020'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
  for (const file of outputFiles) publish(`${basename(file.path)}`, file.contents);
}

/** Writes the asset under a name that carries its content's hash, with its gzip and brotli twins beside it. */
function publish(name: string, contents: Uint8Array) {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 10);
  const dot = name.lastIndexOf('.');
  const published = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  manifest[name] = `/assets/${published}`;
  const path = join(assets, published);
  writeFileSync(path, contents);
  writeFileSync(`${path}.gz`, gzipSync(contents, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}
