import { expect, test, vi } from 'vitest';
import { bringConfiguration, bringPackages, layHouse, runIn } from './fixture-house.ts';

// Our tools are started as a person starts them; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 90_000 });

const CLEAN = 'export const one = 1;\n';
const LONG_FILE = `${'// a line\n'.repeat(400)}export const long = 1;\n`;
const LONG_FUNCTION = `export function long(): void {\n${'  void 0;\n'.repeat(60)}}\n`;

/** What Biome says of each file laid in the house, by rule. */
function styleOf(files: Readonly<Record<string, string>>): string[] {
  const root = layHouse(files);
  bringConfiguration(root, 'biome.json', 'tools/no-chance.grit');
  const { output } = runIn(root, 'biome', 'lint', '--reporter=github', '--max-diagnostics=none', ...Object.keys(files));
  return [...output.matchAll(/::error title=([^,]+),file=([^,]+)/g)].map(
    ([, rule = '', path = '']) => `${path.replace(`${root}/`, '')} ${rule.split('/').at(-1)}`,
  );
}

test.each([
  ['any', 'src/kernel/a.ts', 'export const a: any = 1;\n', 'noExplicitAny'],
  ['a default export', 'src/kernel/a.ts', 'export default 1;\n', 'noDefaultExport'],
  ['a file in camelCase', 'src/kernel/someName.ts', CLEAN, 'useFilenamingConvention'],
  ['a file that is no component in PascalCase', 'src/kernel/SomeName.ts', CLEAN, 'useFilenamingConvention'],
  ['a file of 400 lines', 'src/kernel/a.ts', LONG_FILE, 'noExcessiveLinesPerFile'],
  ['a function of 60 lines', 'src/kernel/a.ts', LONG_FUNCTION, 'noExcessiveLinesPerFunction'],
  ['console in the product', 'src/kernel/a.ts', 'console.log(1);\n', 'noConsole'],
  ['chance taken, not given, in a lib', 'libs/a/src/a.ts', 'export const a = Math.random();\n', 'plugin'],
  ['chance taken, not given, in a module', 'src/modules/a/a.ts', 'export const a = Math.random();\n', 'plugin'],
  ['the clock in a lib', 'libs/a/src/a.ts', 'export const a = () => Date.now();\n', 'noRestrictedGlobals'],
  ['the network in a lib', 'libs/a/src/a.ts', "export const a = () => fetch('/');\n", 'noRestrictedGlobals'],
  ['the process in a lib', 'libs/a/src/a.ts', 'export const a = process.pid;\n', 'noRestrictedGlobals'],
  ['a global by the back door in a lib', 'libs/a/src/a.ts', 'export const a = globalThis.x;\n', 'noRestrictedGlobals'],
])('Biome catches %s', (_, path, text, rule) => {
  expect(styleOf({ [path]: text })).toContain(`${path} ${rule}`);
});

test('Biome has nothing to say of a clean house', () => {
  expect(
    styleOf({
      'src/kernel/some-name.ts': CLEAN,
      'src/ui/SomeName.tsx': CLEAN,
      'libs/a/src/a.ts': 'export const later = (now: number) => now + 1;\n',
      'vitest.config.ts': 'export default {};\n',
      'tools/say.ts': "console.log('said');\n",
    }),
  ).toEqual([]);
});

test('the compiler gives a lib neither Node nor a browser', () => {
  const root = layHouse({
    'libs/a/src/clean.ts': 'export const tally = new Map([[1n, 2]]);\n',
    'libs/a/src/fetches.ts': "export const a = fetch('/');\n",
    'libs/a/src/asks-process.ts': 'export const a = process.pid;\n',
    'libs/a/src/reads-files.ts': "export { readFile } from 'node:fs';\n",
    'libs/a/src/writes-page.ts': 'export const a = document.title;\n',
  });
  bringPackages(root);
  bringConfiguration(root, 'tsconfig.json', 'tsconfig.libs.json');
  const { output } = runIn(root, 'tsc', '--project', 'tsconfig.libs.json');
  const caught = [...output.matchAll(/^libs\/a\/src\/([a-z-]+)[.]ts\(/gm)].map(([, name]) => name);
  expect([...new Set(caught)].sort()).toEqual(['asks-process', 'fetches', 'reads-files', 'writes-page']);
});

test('the compiler refuses an island that reaches for Node, and what is not erasable', () => {
  const root = layHouse({
    'src/ui/clean.island.ts': 'export const title = () => document.title;\n',
    'src/ui/reaches.island.ts': 'export const a = process.pid;\n',
    'src/kernel/enum.ts': 'export enum Colour { Red }\n',
    'src/kernel/missing.ts': 'export const first = (names: string[]): string => names[0];\n',
  });
  bringPackages(root);
  bringConfiguration(root, 'tsconfig.json', 'tsconfig.islands.json');
  expect(runIn(root, 'tsc', '--project', 'tsconfig.islands.json').output).toMatch(
    /^src\/ui\/reaches[^\n]*process[^\n]*\n$/,
  );
  const { output } = runIn(root, 'tsc', '--project', 'tsconfig.json');
  expect(output).toContain('src/kernel/enum.ts');
  expect(output).toContain('src/kernel/missing.ts');
});

test('knip catches a file and an export nobody uses, and a package nobody imports', () => {
  const root = layHouse({
    'package.json': JSON.stringify({ name: 'f', type: 'module', dependencies: { leftover: '1.0.0' } }),
    'src/cli/main.ts': "import { used } from '../kernel/words.ts';\nused();\n",
    'src/kernel/words.ts': 'export const used = () => 1;\nexport const unused = 2;\n',
    'src/kernel/forgotten.ts': CLEAN,
  });
  bringConfiguration(root, 'knip.json');
  const { code, output } = runIn(root, 'knip', '--no-progress', '--no-config-hints');
  expect(code).toBe(1);
  expect(output).toContain('src/kernel/forgotten.ts');
  expect(output).toMatch(/unused\s+src\/kernel\/words\.ts/);
  expect(output).toContain('leftover');
});

test('knip has nothing to say where everything is used', () => {
  const root = layHouse({
    'package.json': JSON.stringify({ name: 'f', type: 'module' }),
    'src/cli/main.ts': "import { used } from '../kernel/words.ts';\nused();\n",
    'src/kernel/words.ts': 'export const used = () => 1;\n',
  });
  bringConfiguration(root, 'knip.json');
  expect(runIn(root, 'knip', '--no-progress', '--no-config-hints')).toMatchObject({ code: 0 });
});
