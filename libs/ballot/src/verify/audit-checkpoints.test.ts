import { webcrypto } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { KEYS, published } from '../checkpoints/log.fixture.ts';
import { hexHash } from '../make/digest.ts';
import { webCipher } from '../make/seal.ts';
import { auditBytes, failedOf } from './audit.fixture.ts';
import { entriesOf, filesOf, makeWorld, packed, type World } from './mutations/world.fixture.ts';

let world: World;
/** What somebody kept while the vote was open: the head after the third ballot. */
let kept: { name: string; text: string }[];

beforeAll(async () => {
  const choices = [[1, 0]];
  world = await makeWorld(
    'Ed25519',
    {
      template: { description: '', name: 'Kept', questions: [{ answers: ['A', 'B'], min: 1, max: 1, question: '?' }] },
      weights: [1, 1, 1],
      votes: [
        [0, choices],
        [1, choices],
        [2, [[0, 1]]],
      ],
      threshold: { size: 0, threshold: 0 },
      owners: [1],
    },
    webCipher(webcrypto.subtle),
  );
  const events = filesOf(world.entries).filter(({ name }) => name.endsWith('.event.json'));
  const origin = `vallserena.example/${world.open.election.uuid}`;
  const checkpoint = { origin, height: 3, hash: hexHash(events[3]?.text ?? ''), time: 1_764_000_000 };
  kept = [
    { name: 'keys.txt', text: KEYS },
    { name: '3.checkpoint', text: published(checkpoint) },
  ];
});

test('a log that still holds what was kept passes', async () => {
  const audit = await auditBytes(packed(world.entries), { checkpoints: kept });
  expect([audit.verdict, audit.checks[21]?.ok]).toEqual(['verified', true]);
});

test('a ballot that vanished and was never tallied shows in no other check', async () => {
  const forged = packed(entriesOf(world.open, world.ballots.slice(0, 2), [1]));
  expect((await auditBytes(forged)).verdict).toBe('verified');
  const audit = await auditBytes(forged, { checkpoints: kept });
  expect([audit.verdict, failedOf(audit)]).toEqual(['rejected', [22]]);
});

test('a checkpoint of another election is none of this one', async () => {
  const other = packed(entriesOf({ ...world.open }, [], [1]));
  expect(failedOf(await auditBytes(other, { checkpoints: kept }))).toEqual([22]);
});

test('where only keys were kept nothing can be said', async () => {
  const { verdict, checks } = await auditBytes(packed(world.entries), { checkpoints: kept.slice(0, 1) });
  expect([verdict, checks[21]?.ok]).toEqual(['verified', null]);
});
