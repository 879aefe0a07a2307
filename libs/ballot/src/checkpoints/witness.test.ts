import { expect, test } from 'vitest';
import { checkCheckpoints } from './check-checkpoints.ts';
import { type Checkpoint, signCheckpoint } from './checkpoint.ts';
import { CITY, chainOf, checkpointOf, KEYS, published, secretOf, WITNESSES } from './log.fixture.ts';
import { extendHead } from './log.ts';
import { cosign } from './witness.ts';

const log = chainOf(20);
const NOW = 1_764_000_000 + 3600;
const [name = ''] = WITNESSES;

function asked(previous: Checkpoint | null, file: string, events: readonly string[]) {
  return cosign({ previous, file, events, log: CITY, name, secretKey: secretOf(name), now: NOW });
}
const signed = (checkpoint: Checkpoint) => signCheckpoint(checkpoint, secretOf('city'));

test('witnesses follow a log from its beginning, and what they cosign passes check 22', () => {
  let previous: Checkpoint | null = null;
  const files = [{ name: 'keys.txt', text: KEYS }];
  for (const height of [0, 1, 1, 7, 19]) {
    const events = log.texts.slice(previous === null ? 0 : previous.height + 1, height + 1);
    let file = signed(checkpointOf(log, height));
    for (const witness of WITNESSES) {
      const cosigned = cosign({
        previous,
        file,
        events,
        log: CITY,
        name: witness,
        secretKey: secretOf(witness),
        now: NOW,
      });
      if (!cosigned.ok) return expect.fail(cosigned.why);
      file = cosigned.file;
    }
    previous = checkpointOf(log, height);
    files.push({ name: `${files.length}.checkpoint`, text: file });
  }
  expect(checkCheckpoints(files, log)).toMatchObject({ ok: true });
});

test('a second signature of the same witness replaces its first', () => {
  const previous = checkpointOf(log, 7);
  const once = asked(previous, signed(previous), []);
  const twice = asked(previous, once.ok ? once.file : '', []);
  expect(twice.ok && twice.file).toBe(once.ok && once.file);
});

test.each([
  ['another head at the same height', checkpointOf(chainOf(20, { from: 5, mark: 1 }), 7), [], /two heads/, true],
  ['a shorter log', checkpointOf(log, 5), [], /shorter/, false],
  [
    'a rewritten log',
    checkpointOf(chainOf(20, { from: 5, mark: 1 }), 9),
    chainOf(20, { from: 5, mark: 1 }).texts.slice(8, 10),
    /does not follow/,
    false,
  ],
  ['events left out', checkpointOf(log, 9), log.texts.slice(9, 10), /event 8 is missing/, false],
  ['events that lead elsewhere', checkpointOf(log, 10), log.texts.slice(8, 10), /do not lead/, false],
  ['no event at all', checkpointOf(log, 9), [], /do not lead/, false],
  ['no JSON', checkpointOf(log, 9), ['{', 'null'], /missing/, false],
  ['an earlier time', checkpointOf(log, 9, 1_763_000_000), log.texts.slice(8, 10), /time/, false],
  ['a time to come', checkpointOf(log, 9, NOW + 301), log.texts.slice(8, 10), /future/, false],
  [
    'another log',
    { ...checkpointOf(log, 9), origin: 'vallserena.example/kacantr7E8nHHx' },
    log.texts.slice(8, 10),
    /another log/,
    false,
  ],
])('%s is not cosigned', (_, checkpoint, events, why, proof) => {
  const answer = asked(checkpointOf(log, 7), signed(checkpoint), events);
  expect(answer).toMatchObject({ ok: false, why: expect.stringMatching(why), proof });
});

test('what the city did not sign is not cosigned', () => {
  const forged = signCheckpoint(checkpointOf(log, 9), secretOf('forger'));
  expect(asked(null, forged, log.texts.slice(0, 10))).toMatchObject({ ok: false, why: /did not sign/ });
  const changed = published(checkpointOf(log, 9)).replace('\n10\n', '\n11\n');
  expect(asked(null, changed, log.texts.slice(0, 11))).toMatchObject({ ok: false });
});

test('a chain begins at its first event', () => {
  expect(extendHead(null, log.texts)).toEqual({ height: 19, hash: log.events[19] });
  expect(extendHead(null, log.texts.slice(1))).toEqual({ why: 'event 0 is missing' });
  expect(extendHead(null, [])).toEqual({ why: 'there is no event' });
});
