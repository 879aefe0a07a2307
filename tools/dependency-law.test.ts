import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { bringConfiguration, layHouse, runIn } from './fixture-house.ts';

// Our tools are started as a person starts them; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 90_000 });

const CLEAN = {
  'src/kernel/result.ts': 'export const ok = true;\n',
  'src/platform/ctx.ts': 'export interface Ctx { readonly db: string }\nexport const make = 1;\n',
  'src/platform/http/env.ts': "export { ok } from '#kernel/result.ts';\n",
  'src/platform/search/index.ts': 'export const search = 1;\n',
  'src/ui/index.ts': "export { ok } from '#kernel/result.ts';\n",
  'src/ui/button.ts': 'export const button = 1;\n',
  'src/modules/record/index.ts': "export { append } from './append-entry.ts';\n",
  'src/modules/record/append-entry.ts':
    "import type { Ctx } from '#platform/ctx.ts';\nimport { ok } from '#kernel/result.ts';\nexport const append = (ctx: Ctx) => [ctx, ok];\n",
  'src/modules/identity/index.ts': "export { routes } from './web/routes.ts';\n",
  'src/modules/identity/store.ts': "import { search } from '#platform/search/index.ts';\nexport const rows = search;\n",
  'src/modules/identity/sign-in.ts':
    "import { append } from '#modules/record/index.ts';\nimport { rows } from './store.ts';\nexport const signIn = [append, rows];\n",
  'src/modules/identity/web/routes.ts':
    "import { ok } from '#platform/http/env.ts';\nimport { ok as ui } from '#ui/index.ts';\nimport { signIn } from '../sign-in.ts';\nexport const routes = [ok, ui, signIn];\n",
  'src/web/app.ts': "import { routes } from '#modules/identity/index.ts';\nexport const app = routes;\n",
  'src/cli/main.ts': "import { app } from '#web/app.ts';\napp.length;\n",
  'libs/ranking/src/index.ts': "export { count } from './count.ts';\n",
  'libs/ranking/src/count.ts': 'export const count = 1;\n',
};

/** The rule, the file that breaks it, what the file says. */
const VIOLATIONS: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['libs-are-pure', 'libs/ranking/src/reads-platform.ts', "import '../../../src/platform/ctx.ts';"],
  ['libs-are-pure', 'libs/ranking/src/reads-files.ts', "import 'node:fs';"],
  ['the-auditor-trusts-only-libs', 'libs/ballot/auditor/page.ts', "import '../../../src/kernel/result.ts';"],
  ['kernel-imports-nothing', 'src/kernel/reads-files.ts', "import 'node:fs';"],
  ['platform-knows-only-the-kernel', 'src/platform/knows-a-module.ts', "import '#modules/record/index.ts';"],
  ['ui-knows-only-the-kernel', 'src/ui/knows-platform.ts', "import '#platform/ctx.ts';"],
  ['modules-do-not-know-their-doors', 'src/modules/record/knows-web.ts', "import type { app } from '#web/app.ts';"],
  ['web-does-not-know-the-shell', 'src/web/knows-cli.ts', "import '../cli/main.ts';"],
  [
    'one-door-per-module',
    'src/modules/identity/goes-deep.ts',
    "import type { append } from '#modules/record/append-entry.ts';",
  ],
  ['one-door-per-module', 'src/modules/identity/goes-deep.test.ts', "import '#modules/record/append-entry.ts';"],
  ['one-door-from-outside', 'src/web/goes-deep.ts', "import '#modules/record/append-entry.ts';"],
  ['identity-may-use', 'src/modules/identity/looks-up.ts', "import '#modules/participation/proposals/index.ts';"],
  ['record-may-use', 'src/modules/record/looks-up.ts', "import type {} from '#modules/identity/index.ts';"],
  ['every-module-stands-in-the-table', 'src/modules/weather/index.ts', "import '#kernel/result.ts';"],
  ['use-cases-touch-no-platform', 'src/modules/record/reach-out.ts', "import { make } from '#platform/ctx.ts';\nmake;"],
  ['use-cases-touch-no-database', 'src/modules/record/ask-itself.ts', "import { sql } from 'kysely';\nsql;"],
  ['use-cases-touch-no-database', 'src/modules/record/read-itself.ts', "import 'node:fs/promises';"],
  ['web-meets-the-platform-at-http', 'src/modules/record/web/routes.ts', "import '#platform/search/index.ts';"],
  ['one-door-to-the-components', 'src/modules/record/web/Page.tsx', "import '#ui/button.ts';"],
  ['rules-do-not-know-the-pages', 'src/modules/record/show-itself.ts', "import './web/Page.tsx';"],
  ['islands-run-in-the-browser', 'src/modules/record/web/map.island.ts', "import '#platform/http/env.ts';"],
  ['no-cycles', 'src/modules/record/egg.ts', "import { hen } from './hen.ts';\nexport const egg = () => hen;"],
  ['nothing-unresolved', 'src/web/lost.ts', "import './nowhere.ts';"],
  ['no-undeclared-packages', 'src/web/borrows.ts', "import 'borrowed';"],
  ['no-development-packages-in-the-product', 'src/web/develops.ts', "import 'tester';"],
  ['nobody-imports-a-test', 'src/web/imports-a-test.ts', "import '../kernel/result.test.ts';"],
];

const SURROUNDINGS = {
  'src/modules/participation/proposals/index.ts': 'export const propose = 1;\n',
  'src/modules/record/hen.ts': "import { egg } from './egg.ts';\nexport const hen = () => egg;\n",
  'src/kernel/result.test.ts': 'export const tested = 1;\n',
  ...packages('kysely', 'borrowed', 'tester'),
};

test('a house that keeps the law passes', () => {
  const root = layHouse(CLEAN);
  bringConfiguration(root, '.dependency-cruiser.cjs');
  expect(broken(root)).toEqual([]);
});

const violations = lazily(() => {
  const files = Object.fromEntries(VIOLATIONS.map(([, path, text]) => [path, `${text}\nexport {};\n`]));
  const root = layHouse({ ...CLEAN, ...SURROUNDINGS, ...files });
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({
      ...readJson(root, 'package.json'),
      dependencies: { kysely: '1.0.0' },
      devDependencies: { tester: '1.0.0' },
    }),
  );
  bringConfiguration(root, '.dependency-cruiser.cjs');
  return broken(root);
});

test.each(VIOLATIONS)('%s catches %s', (rule, path) => {
  expect(violations()).toContainEqual({ rule, path });
});

test('each rule of the law is proven by a violation', () => {
  const proven = new Set(VIOLATIONS.map(([rule]) => rule));
  expect(ruleNames().filter((rule) => !rule.endsWith('-may-use') && !proven.has(rule))).toEqual([]);
});

test('a circle of types alone is no circle', () => {
  const root = layHouse({
    'src/kernel/a.ts': "import type { B } from './b.ts';\nexport type A = B | 1;\n",
    'src/kernel/b.ts': "import type { A } from './a.ts';\nexport type B = A[];\n",
  });
  bringConfiguration(root, '.dependency-cruiser.cjs');
  expect(broken(root, 'src')).toEqual([]);
});

test('two modules that use each other are refused before anything is read', () => {
  const root = layHouse(CLEAN);
  bringConfiguration(root, '.dependency-cruiser.cjs');
  const path = join(root, '.dependency-cruiser.cjs');
  writeFileSync(path, readFileSync(path, 'utf8').replace('record: []', "record: ['identity']"));
  const { code, output } = runIn(root, 'depcruise', 'src', '--config', '.dependency-cruiser.cjs');
  expect(code).not.toBe(0);
  expect(output).toContain('MAY_USE: record names identity');
});

function broken(root: string, ...folders: string[]): { rule: string; path: string }[] {
  const where = folders.length > 0 ? folders : ['src', 'libs'];
  const { output } = runIn(root, 'depcruise', ...where, '--config', '.dependency-cruiser.cjs', '--output-type', 'json');
  const { summary } = JSON.parse(output.slice(output.indexOf('{'))) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  return summary.violations.map(({ rule, from }) => ({ rule: rule.name, path: from }));
}

function ruleNames(): string[] {
  const text = readFileSync(join(import.meta.dirname, '../.dependency-cruiser.cjs'), 'utf8');
  return [...text.matchAll(/forbid\(\s*'([a-z-]+)'/g)].map(([, name = '']) => name);
}

function packages(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'export const sql = 1;\n'],
    ]),
  );
}

function readJson(root: string, name: string): object {
  return JSON.parse(readFileSync(join(root, name), 'utf8')) as object;
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
