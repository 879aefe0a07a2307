import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../../src/platform/testing-data.ts';
import { adjustedRand } from './adjusted-rand.ts';
import { groupAwareConsensus } from './consensus.ts';
import type { Id } from './opinion.ts';
import { mapOpinions, type OpinionMap } from './opinion-map.ts';
import { groupClusters } from './polis/group-clusters.ts';
import { representativeComments } from './representative.ts';
import { VoteBook } from './vote-book.ts';

const goldens = sharedData('polis/polis-math-goldens');
const FOLDERS = ['25ptpt-3gp-no-strict-with-meta', '50ptpt-3gp-strict-no-meta', 'below-100-ptpts'];
/** Votes of 50ptpt are incomplete, and its priorities are the 49 of the defect of 2025. */
const COMPLETE = FOLDERS.filter((folder) => !folder.startsWith('50ptpt'));

interface Repness {
  readonly tid: number;
  readonly 'repful-for': 'agree' | 'disagree';
  readonly 'n-success': number;
  readonly 'n-trials': number;
  readonly 'p-success': number;
  readonly 'p-test': number;
  readonly repness: number;
  readonly 'repness-test': number;
  readonly 'best-agree'?: boolean;
}

interface Golden {
  readonly pca: { center: number[]; comps: number[][]; 'comment-extremity': number[] };
  readonly 'in-conv': number[];
  readonly 'base-clusters': { id: number[]; members: number[][]; x: number[]; y: number[]; count: number[] };
  readonly 'group-clusters': { id: number; members: number[] }[];
  readonly repness: Record<string, Repness[]>;
  readonly consensus: Record<'agree' | 'disagree', Omit<Repness, 'repful-for' | 'repness' | 'repness-test'>[]>;
  readonly 'group-aware-consensus': Record<string, number>;
  readonly 'comment-priorities': Record<string, number>;
}

function read(folder: string) {
  const json = <Json>(name: string): Json => JSON.parse(readFileSync(goldens.file(`${folder}/${name}.json`), 'utf8'));
  const golden = json<Golden>('math-pca2');
  const book = new VoteBook();
  for (const vote of json<Record<string, number>[]>('votes')) {
    const participant = (vote.pid ?? vote.participant_id) as number;
    book.cast(participant, (vote.tid ?? vote.statement_id) as number, vote.vote as number, Number(vote.modified));
  }
  for (const comment of json<Record<string, number>[]>('comments')) {
    const standing = (comment.mod ?? comment.moderated) === -1 ? 'out' : comment.is_meta ? 'meta' : 'in';
    book.moderate((comment.tid ?? comment.statement_id) as number, standing);
  }
  return { golden, book, map: mapOpinions(book, { profile: 'polis', inConversation: golden['in-conv'] }) };
}

/** Compared as they are, or all with the other sign. */
function expectSameUpToSign(ours: readonly number[], golden: readonly number[], digits: number): void {
  const along = ours.reduce((sum, entry, at) => sum + entry * (golden[at] as number), 0);
  expectSame(
    ours.map((entry) => (along < 0 ? -entry : entry)),
    golden,
    digits,
  );
}

function expectSame(ours: readonly number[], golden: readonly number[], digits: number): void {
  expect(ours.length).toBe(golden.length);
  for (const [at, entry] of golden.entries()) expect(ours[at], `entry ${at}`).toBeCloseTo(entry, digits);
}

const column = (pairs: Float64Array, half: number) => Array.from(pairs).filter((_, at) => (at & 1) === half);
const byId = (map: OpinionMap, golden: Record<string, number>) => map.comments.map((id) => golden[id] as number);
const rowOf = (map: OpinionMap, id: Id | undefined) => map.participants.indexOf(id as Id);

/** The group of each base cluster. */
const goldenLabels = ({ 'base-clusters': base, 'group-clusters': groups }: Golden) =>
  base.id.map((id) => groups.findIndex(({ members }) => members.includes(id)));

describe.skipIf(goldens.missing)(goldens.titled('what Pol.is computed in production'), () => {
  test.each(COMPLETE)('%s: centre, components, projection, extremity, priorities', (folder) => {
    const { golden, map } = read(folder);
    expectSame(
      [...map.center].map((mean) => -mean),
      golden.pca.center,
      12,
    );
    const base = golden['base-clusters'];
    for (const half of [0, 1]) {
      expectSameUpToSign(column(map.axes, half), golden.pca.comps[half] as number[], 12);
      const points = base.members.map(([id]) => map.projection[2 * rowOf(map, id) + half] as number);
      expectSameUpToSign(points, half === 0 ? base.x : base.y, 12);
    }
    expectSame([...map.extremity], golden.pca['comment-extremity'], 12);
    expectSame([...map.priority], byId(map, golden['comment-priorities']), 12);
  });

  test.each(FOLDERS)('%s: the golden base centres fall into the golden groups', (folder) => {
    const { golden } = read(folder);
    const { x, y, count } = golden['base-clusters'];
    const centers = Float64Array.from(x.flatMap((at, index) => [at, y[index] as number]));
    const { labels } = groupClusters(centers, Float64Array.from(count));
    expect(adjustedRand(labels, goldenLabels(golden))).toBe(1);
  });

  test.each(FOLDERS.slice(1))('%s: cold, the same groups as those that grew in production', (folder) => {
    const { golden, map } = read(folder);
    const ours = golden['base-clusters'].members.map(([id]) => map.groupOf[rowOf(map, id)] as number);
    expect(adjustedRand(ours, goldenLabels(golden))).toBe(1);
  });

  test.each(FOLDERS)('%s: consensus', (folder) => {
    const { golden, map } = read(folder);
    for (const direction of ['agree', 'disagree'] as const) {
      const lines = golden.consensus[direction].map((line) => ({
        comment: line.tid,
        success: line['n-success'],
        trials: line['n-trials'],
        probability: expect.closeTo(line['p-success'], 12),
        probabilityTest: expect.closeTo(line['p-test'], 12),
      }));
      expect(map.consensus[direction]).toEqual(lines);
    }
  });

  test.each(FOLDERS)('%s: what represents the golden groups, and what all of them share', (folder) => {
    const { golden, book } = read(folder);
    const table = book.table('polis');
    const { members } = golden['base-clusters'];
    const labels = new Map(goldenLabels(golden).flatMap((group, at) => (members[at] ?? []).map((id) => [id, group])));
    const tallies = golden['group-clusters'].map(() => new Int32Array(table.tally.length));
    for (const [row, id] of table.participants.entries()) {
      const codes = table.codes.subarray(table.rowStart[row], table.rowStart[row + 1]);
      const tally = tallies[labels.get(id as number) ?? -1];
      for (const code of tally === undefined ? [] : codes) (tally as Int32Array)[code] = (tally?.[code] as number) + 1;
    }
    const all = table.tally.map((_, code) => tallies.reduce((sum, tally) => sum + (tally[code] as number), 0));
    for (const [group, { id }] of golden['group-clusters'].entries()) {
      const lines = (golden.repness[id] as Repness[]).map((line) => ({
        comment: line.tid,
        direction: line['repful-for'],
        success: line['n-success'],
        trials: line['n-trials'],
        probability: expect.closeTo(line['p-success'], 12),
        probabilityTest: expect.closeTo(line['p-test'], 12),
        representativeness: expect.closeTo(line.repness, 12),
        // Published in single precision.
        representativenessTest: expect.closeTo(line['repness-test'], 5),
        bestAgree: line['best-agree'] ?? false,
      }));
      expect(representativeComments(table, tallies[group] as Int32Array, all, 'polis')).toEqual(lines);
    }
    const shared = table.comments.map((comment) => golden['group-aware-consensus'][comment] as number);
    expectSame([...groupAwareConsensus(table, tallies)], shared, 12);
  });
});
