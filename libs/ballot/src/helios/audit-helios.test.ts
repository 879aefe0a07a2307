import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Unreadable } from '../archive/unreadable.ts';
import { auditBytes, failedOf } from '../verify/audit.fixture.ts';
import { pythonJson } from './python-json.ts';

const DATA = process.env.ATENEU_TEST_DATA ?? join(import.meta.dirname, '../../../../../shared/data');
const FILE = join(DATA, 'elections/helios-2011/testdata/test.json');
const MISSING = !existsSync(FILE);
if (MISSING && process.env.CI === 'true') throw new Error(`${FILE} is missing.`);

interface Record {
  election: string;
  voters: string[];
  votes: string[];
  results: string;
  trustees: string;
}
type Loose = { [field: string]: never };

/** A record with one of its parts changed, packed again. */
function tampered(part: keyof Record, change: (value: Loose) => void, spell = pythonJson): Uint8Array {
  const record = JSON.parse(readFileSync(FILE, 'utf8')) as Record;
  const old = record[part];
  const value = JSON.parse(Buffer.from(Array.isArray(old) ? (old[0] ?? '') : old, 'base64').toString());
  change(value);
  const text = Buffer.from(spell(value)).toString('base64');
  return Buffer.from(JSON.stringify({ ...record, [part]: Array.isArray(old) ? [text] : text }));
}

const vote = (change: (answer: Loose) => void) =>
  tampered('votes', (cast) => change((cast as { vote: { answers: Loose[] } }).vote.answers[0] as Loose));
const raised = (of: Loose, name: string) =>
  Object.assign(of, { [name]: String(BigInt(of[name] as unknown as string) + 1n) });
const first = (value: unknown): Loose => (Array.isArray(value) ? first(value[0]) : value) as Loose;

describe.skipIf(MISSING)(`a record of Helios${MISSING ? ` (skipped: no ${FILE})` : ''}`, () => {
  test('verifies, with its published result', async () => {
    const audit = await auditBytes(readFileSync(FILE));
    expect(failedOf(audit)).toEqual([]);
    expect(audit).toMatchObject({ verdict: 'verified', result: [[0, 1, 1, 1]], ballots: 1, voters: 1 });
    expect(audit.titles?.questions[0]?.answers).toEqual(['one', 'two', 'three ', 'four']);
  });

  test('finds a ballot by its tracker', async () => {
    const tracker = 'vuwROeDIyI4FfBVfHF/aG2ZmI1ItFbLYqD5VBMoxcpQ';
    expect((await auditBytes(readFileSync(FILE), { tracker })).checks[22]?.ok).toBe(true);
    expect(failedOf(await auditBytes(readFileSync(FILE), { tracker: `A${tracker.slice(1)}` }))).toEqual([23]);
  });

  test.each<[string, number, () => Uint8Array]>([
    [
      'a ballot with another hash than it says',
      1,
      () => tampered('votes', (cast) => Object.assign(cast, { vote_hash: 'x' })),
    ],
    ['a ballot changed', 1, () => vote((answer) => raised(first(first(answer.individual_proofs)), 'response'))],
    [
      'a ballot of another election',
      4,
      () => tampered('election', (election) => Object.assign(election, { name: 'Another' })),
    ],
    [
      'a ballot spelt otherwise',
      5,
      () =>
        tampered(
          'votes',
          () => undefined,
          (value) => JSON.stringify(value),
        ),
    ],
    ['another group', 6, () => tampered('election', ({ public_key }) => Object.assign(public_key, { g: '4' }))],
    [
      'a ciphertext that is no element',
      6,
      () => vote((answer) => Object.assign(first(answer.choices), { alpha: '2' })),
    ],
    [
      'a response beyond the order',
      6,
      () => vote((answer) => Object.assign(first(answer.individual_proofs), { response: '9'.repeat(90) })),
    ],
    [
      'another key of the election',
      7,
      () => tampered('election', ({ public_key }) => Object.assign(public_key, { y: (public_key as Loose).g })),
    ],
    [
      'a trustee’s proof changed',
      7,
      () => tampered('trustees', (list) => raised(first(list).pok as unknown as Loose, 'response')),
    ],
    [
      'a trustee’s key with another hash',
      7,
      () => tampered('trustees', (list) => Object.assign(first(list), { public_key_hash: 'x' })),
    ],
    ['a voter twice', 8, () => tampered('voters', (list) => (list as unknown as Loose[]).push(first(list)))],
    ['a ballot of nobody', 9, () => tampered('votes', (cast) => Object.assign(cast, { voter_uuid: 'x' }))],
    ['a voter other than listed', 9, () => tampered('voters', (list) => Object.assign(first(list), { name: 'Eve' }))],
    ['the proof of a choice changed', 11, () => vote((answer) => raised(first(answer.individual_proofs), 'response'))],
    [
      'the proof of the number of choices changed',
      12,
      () => vote((answer) => raised(first(answer.overall_proof), 'challenge')),
    ],
    ['a choice less', 13, () => vote((answer) => (answer.choices as Loose[]).pop())],
    ['a ciphertext twice', 14, () => vote((answer) => (answer.choices as Loose[]).splice(1, 1, first(answer.choices)))],
    [
      'a factor changed',
      18,
      () => tampered('trustees', (list) => (first(list).decryption_factors as string[][])[0]?.reverse()),
    ],
    [
      'a decryption proof changed',
      18,
      () => tampered('trustees', (list) => raised(first(first(list).decryption_proofs), 'response')),
    ],
    ['no trustee', 7, () => tampered('trustees', (list) => (list as unknown as Loose[]).pop())],
    ['another result', 20, () => tampered('results', (rows) => (rows as unknown as number[][])[0]?.reverse())],
  ])('%s is rejected by check %i', async (_, check, forge) => {
    const audit = await auditBytes(forge());
    expect(audit).toMatchObject({ verdict: 'rejected', result: null });
    expect(failedOf(audit)).toContain(check);
  });

  test('a ballot cast for a second voter is a replay', async () => {
    const record = JSON.parse(readFileSync(FILE, 'utf8')) as Record;
    const twice = { ...record, votes: [record.votes[0], record.votes[0]] };
    expect(failedOf(await auditBytes(Buffer.from(JSON.stringify(twice))))).toContain(14);
  });
});

test.each([
  ['an audited ballot', { answers: [], randomness: [] }, 'one audited ballot of Helios'],
  ['a record of ElectionGuard', { manifest: {} }, 'ElectionGuard'],
  ['half a record', { election: {}, voters: [] }, 'lacks votes, trustees, results'],
])('%s is told from a record', async (_, value, reason) => {
  const audit = auditBytes(Buffer.from(JSON.stringify(value)));
  await expect(audit).rejects.toThrow(Unreadable);
  await expect(audit).rejects.toThrow(reason);
});
