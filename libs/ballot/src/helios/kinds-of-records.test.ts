import { beforeAll, describe, expect, test } from 'vitest';
import { Unreadable } from '../archive/unreadable.ts';
import { auditBytes, failedOf } from '../verify/audit.fixture.ts';
import { type MadeRecord, makeRecord, type Plan } from './made-record.fixture.ts';
import { pythonJson } from './python-json.ts';

const NAMED = {
  election_uuid: '11111111-0000-11e1-8fc9-12313f028a58',
  name: 'Ada',
  uuid: 'a',
  voter_id_hash: 'x',
  voter_type: 'email',
};
const PLAN: Plan = {
  questions: [
    { answers: 2, min: 0, max: 1 },
    { answers: 2, min: null, max: null },
  ],
  trustees: 2,
  voters: [
    NAMED,
    { ...NAMED, name: null, uuid: 'b' },
    { alias: 'V3', election_uuid: NAMED.election_uuid, uuid: 'c' },
    { alias: 'V4', uuid: 'd' },
  ],
  votes: [
    [
      0,
      [
        [1, 0],
        [1, 1],
      ],
    ],
    [
      3,
      [
        [0, 1],
        [1, 0],
      ],
    ],
    [
      0,
      [
        [0, 0],
        [0, 1],
      ],
    ],
  ],
};
const RESULT = [
  [0, 1],
  [1, 1],
];
let made: MadeRecord;

beforeAll(() => {
  made = makeRecord(PLAN);
});

const audit = (record: unknown) => auditBytes(new TextEncoder().encode(JSON.stringify(record)));
/** The record, changed. */
function changed(change: (record: MadeRecord) => void): MadeRecord {
  const copy = structuredClone(made);
  change(copy);
  return copy;
}
const part = <What>(of: unknown, ...path: (string | number)[]): What =>
  path.reduce((value, step) => (value as Record<string, unknown>)[step], of) as What;

describe('a record of Helios with several questions, trustees, aliases, and somebody who voted again', {
  timeout: 60_000,
}, () => {
  const expectVerified = async (record: unknown) => {
    const found = await audit(record);
    expect(failedOf(found)).toEqual([]);
    expect(found).toMatchObject({ verdict: 'verified', result: RESULT, ballots: 3, voters: 2 });
  };

  test('verifies, and the last ballot of each voter counts', () => expectVerified(made));

  test('verifies with its parts in base64, as the server gave them out, voters in pages', async () => {
    const packed = (value: unknown) => Buffer.from(pythonJson(value as never)).toString('base64');
    const { election, voters, votes, trustees, results } = made;
    const pages = [voters.slice(0, 3), voters.slice(3)].map(packed);
    await expectVerified({
      election: packed(election),
      voters: pages,
      votes: votes.map(packed),
      trustees: packed(trustees),
      results: packed(results),
    });
  });

  test('verifies with empty entries for those who did not vote', async () => {
    const nothing = { cast_at: null, vote: null, vote_hash: null, voter_hash: 'x', voter_uuid: 'b' };
    await expectVerified(changed(({ votes }) => votes.splice(1, 0, null, nothing)));
  });

  test.each<[string, number, (record: MadeRecord) => void]>([
    ['the first ballot after the second of the same voter', 14, ({ votes }) => votes.push(...votes.splice(0, 1))],
    ['a ballot cast again later', 14, ({ votes }) => votes.push({ ...votes[1], cast_at: '2027' })],
    ['a ballot dropped', 18, ({ votes }) => votes.pop()],
    ['a trustee less', 7, ({ trustees }) => trustees.pop()],
    [
      'factors of trustees exchanged',
      18,
      ({ trustees: [one, two] }) => {
        const factors = one?.decryption_factors;
        Object.assign(one as object, { decryption_factors: two?.decryption_factors });
        Object.assign(two as object, { decryption_factors: factors });
      },
    ],
    ['a result of more votes than voters', 20, ({ results }) => results?.[0]?.splice(1, 1, 4)],
    ['an alias changed', 9, ({ voters }) => Object.assign(voters[3] as object, { alias: 'V9' })],
    ['a voter of another election', 4, ({ voters }) => Object.assign(voters[2] as object, { election_uuid: 'z' })],
    ['answers exchanged', 1, ({ votes }) => part<unknown[]>(votes[0], 'vote', 'answers').reverse()],
    [
      'a proof without its commitment',
      5,
      ({ votes }) => {
        delete part<Record<string, unknown>>(votes[0], 'vote', 'answers', 0, 'individual_proofs', 0, 0).commitment;
      },
    ],
    ['a question with another rule', 4, ({ election }) => Object.assign(part(election, 'questions', 0), { max: 2 })],
  ])('%s: rejected by check %i', async (_, check, change) => {
    const found = await audit(changed(change));
    expect(found).toMatchObject({ verdict: 'rejected', result: null });
    expect(failedOf(found)).toContain(check);
  });

  test.each<[string, string, (record: MadeRecord) => void]>([
    [
      'only hashes of ballots',
      'hashes of ballots and not the ballots',
      ({ votes }) => {
        for (const vote of votes) delete vote?.vote;
      },
    ],
    ['weights', 'weights', ({ voters }) => Object.assign(voters[1] as object, { weight: 3 })],
    [
      'a mixnet',
      'not tallied homomorphically',
      ({ election }) => Object.assign(part(election, 'questions', 1), { tally_type: 'mixnet' }),
    ],
    ['a threshold', 'threshold of trustees', ({ election }) => Object.assign(election, { use_threshold: true })],
    [
      'numbers in base64',
      'not decimal',
      ({ election }) => Object.assign(part(election, 'public_key'), { p: 'mN3xc34' }),
    ],
    ['no result yet', 'lacks results', (record) => Object.assign(record, { results: null })],
  ])('with %s it is said that it is not known here', async (_, why, change) => {
    const asked = audit(changed(change));
    await expect(asked).rejects.toThrow(Unreadable);
    await expect(asked).rejects.toThrow(why);
  });
});

describe('a record of Helios whose fingerprint covers the list of voters', { timeout: 60_000 }, () => {
  let closed: MadeRecord;
  beforeAll(() => {
    closed = makeRecord({ ...PLAN, trustees: 1, votes: PLAN.votes.slice(0, 1), isClosed: true });
  }, 60_000);

  test('verifies, in whatever order the list was downloaded', async () => {
    expect(failedOf(await audit(closed))).toEqual([]);
    const turned = { ...closed, voters: [...closed.voters].reverse() };
    const found = await audit(turned);
    expect(found.verdict).toBe('verified');
    expect(found.checks[7]?.detail).toContain('as the fingerprint of the election has them');
  });

  test.each<[string, (voters: MadeRecord['voters']) => unknown]>([
    ['a voter added', (voters) => voters.push({ ...NAMED, uuid: 'z' })],
    ['a voter who did not vote left out', (voters) => voters.splice(1, 1)],
    ['the name of a voter changed', (voters) => Object.assign(voters[1] as object, { name: 'Eve' })],
  ])('%s: rejected by check 8', async (_, change) => {
    const copy = structuredClone(closed);
    change(copy.voters);
    expect(failedOf(await audit(copy))).toEqual([8]);
  });
});

describe('records of elections that are unlike most', { timeout: 60_000 }, () => {
  test('nobody voted', async () => {
    const found = await audit(makeRecord({ ...PLAN, votes: [] }));
    expect(failedOf(found)).toEqual([]);
    expect(found).toMatchObject({
      verdict: 'verified',
      result: [
        [0, 0],
        [0, 0],
      ],
      ballots: 0,
      voters: 0,
    });
  });

  test('at least two of three answers, and nobody on a list', async () => {
    const plan = { questions: [{ answers: 3, min: 2, max: 3 }], trustees: 3, voters: PLAN.voters.slice(0, 1) };
    const found = await audit(makeRecord({ ...plan, votes: [[0, [[1, 0, 1]]]] }));
    expect(failedOf(found)).toEqual([]);
    expect(found).toMatchObject({ verdict: 'verified', result: [[1, 0, 1]] });
  });
});
