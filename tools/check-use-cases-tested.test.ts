import { expect, test } from 'vitest';
import { checkUseCases } from './check-use-cases-tested.ts';
import { layHouse } from './fixture-house.ts';

const found = (files: Readonly<Record<string, string>>) =>
  checkUseCases(layHouse(files)).map(({ path, says }) => `${path} ${says}`);

const USE_CASE = 'export async function supportProposal(\n  ctx: Ctx,\n  id: string,\n) {}\n';

test('a use case without its test is caught', () => {
  const path = 'src/modules/participation/proposals/support-proposal.ts';
  expect(found({ [path]: USE_CASE })[0]).toContain(`${path} is a use case without its test`);
  expect(found({ [path]: USE_CASE, [path.replace('.ts', '.test.ts')]: '' })).toEqual([]);
});

test('a rule, a store and a page are no use cases', () => {
  const slice = 'src/modules/participation/proposals';
  expect(
    found({
      [`${slice}/proposal-rules.ts`]: 'export function mayPropose(actor: Actor) {}\n',
      [`${slice}/list-store.ts`]: 'export function listStore(ctx: Ctx) {}\n',
      [`${slice}/web/show-proposal.ts`]: 'export function showProposal(ctx: Ctx) {}\n',
    }),
  ).toEqual([]);
});

test('an algorithm cites its source', () => {
  expect(found({ 'docs/algorithms/order.md': '# Order\n\nIt is so.\n' })[0]).toContain('cites no source');
  expect(found({ 'docs/algorithms/order.md': '# Order\n\n## Source\n\nhttps://doi.org/10.1/x\n' })).toEqual([]);
});

test('a library has its README, its licence, and lets others use it', () => {
  const lib = (license: string) => ({ 'libs/a/package.json': JSON.stringify({ name: 'a', license }) });
  expect(found({ ...lib('Apache-2.0'), 'libs/a/README.md': 'A', 'libs/a/LICENSE': 'L' })).toEqual([]);
  expect(found(lib('AGPL-3.0-or-later'))).toEqual([
    'libs/a has no README.md',
    'libs/a has no LICENSE',
    'libs/a/package.json is not licensed Apache-2.0',
  ]);
});
