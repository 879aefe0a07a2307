import type { Pair } from './column-pairs.ts';
import { type Consensus, consensusOf, groupAwareConsensus } from './consensus.ts';
import { groupsOf } from './groups/find-groups.ts';
import { inConversation } from './in-conversation.ts';
import { compareIds, type Id, type Profile, type Vote } from './opinion.ts';
import { polisGroups } from './polis/group-clusters.ts';
import { type HowExact, principalAxes } from './principal-axes.ts';
import { META_PRIORITY, priorityOf } from './priority.ts';
import { extremityOf, projected } from './project.ts';
import { type RepresentativeComment, representativeComments } from './representative.ts';
import { type Spread, spreadOf } from './spread.ts';
import { areTooFew, assess, chosenGroups, type Verdict } from './verdict.ts';
import { VoteBook } from './vote-book.ts';
import type { VoteTable } from './vote-table.ts';

export interface MapOptions {
  /** `default` where not given. */
  readonly profile?: Profile;
  /** Takes these for the participants in conversation, in place of those who voted enough. */
  readonly inConversation?: Iterable<Id>;
}

/** Arrays go by the places of `participants` and of `comments`. */
export interface OpinionMap {
  readonly profile: Profile;
  /** All who voted and are not banned. */
  readonly participants: readonly Id[];
  /** All comments they voted on, by id. */
  readonly comments: readonly Id[];
  /** 1 for each comment that is part of the map: neither moderated out nor meta. */
  readonly isOnMap: Uint8Array;
  /** Pairs of participant and comment. */
  readonly votes: number;
  /** Places of those who voted enough to be in a group. */
  readonly inConversation: Int32Array;
  /** The mean vote on each comment. */
  readonly center: Float64Array;
  /** Unit vectors, interleaved (2·comment, 2·comment + 1); the largest entry of each is positive. */
  readonly axes: Pair;
  /** Where each participant stands, interleaved. */
  readonly projection: Float64Array;
  /** Largest first, of equals the one with the smallest member. Empty where too few take part. */
  readonly groups: readonly Group[];
  /** The group of each participant, −1 where they are in none. */
  readonly groupOf: Int32Array;
  readonly consensus: Consensus;
  /** NaN for comments moderated out. */
  readonly groupAwareConsensus: Float64Array;
  /** NaN likewise. */
  readonly extremity: Float64Array;
  /** NaN likewise. */
  readonly priority: Float64Array;
  /** Mean adjusted Rand index between these groups and those of resampled votes: 1 the same, 0 chance. */
  readonly stability: number;
  readonly verdict: Verdict;
}

export interface Group {
  readonly id: number;
  /** By id. */
  readonly members: readonly Id[];
  readonly representative: readonly RepresentativeComment[];
}

/**
 * Pol.is' own results are matched to the last digits. Where the second axis is hardly larger than the third it takes long to
 * tell them apart, and says nothing: there are so many walks over the votes and no more.
 */
const HOW_EXACT: Readonly<Record<Profile, HowExact>> = {
  default: { tolerance: 1e-8, mostSteps: 24 },
  polis: { tolerance: 1e-14, mostSteps: 96 },
};

/** The map of all votes. The same votes make the same map, to the last bit, however they came in. */
export function mapOpinions(votes: VoteBook | Iterable<Vote>, options: MapOptions = {}): OpinionMap {
  const { profile = 'default', inConversation: members } = options;
  const book = votes instanceof VoteBook ? votes : VoteBook.of(votes);
  return mapOn(groundOf(book, profile), { inConversation: members });
}

export interface Ground {
  readonly profile: Profile;
  readonly table: VoteTable;
  readonly spread: Spread;
  readonly axes: Pair;
}

export function groundOf(book: VoteBook, profile: Profile): Ground {
  const table = book.table(profile);
  const spread = spreadOf(table);
  return { profile, table, spread, axes: principalAxes(spread, HOW_EXACT[profile]) };
}

/** What {@link mapOn} takes as given instead of finding it. */
export interface Given {
  readonly inConversation?: Iterable<Id>;
  /** How many groups there are, and how sure that is. */
  readonly like?: Pick<OpinionMap, 'groups' | 'stability' | 'verdict'>;
}

/** The map of votes on given axes. */
export function mapOn(ground: Ground, given: Given = {}): OpinionMap {
  const { profile, table, spread, axes } = ground;
  const projection = projected(spread, axes, table);
  const members = inConversation(table, profile, given.inConversation);
  const points = Float64Array.from({ length: 2 * members.length }, (_, at) => {
    return projection[2 * (members[at >> 1] as number) + (at & 1)] as number;
  });
  const { labels, stability, verdict } = grouped(ground, members, points, given.like);
  const groupOf = groupsInOrder(table, members, labels);
  const tallies = talliesOf(table, groupOf);
  const all = summed(tallies, table.tally.length);
  return {
    profile,
    participants: table.participants,
    comments: table.comments,
    isOnMap: Uint8Array.from(table.standing, (one) => (one === 'in' ? 1 : 0)),
    votes: table.votes,
    inConversation: members,
    center: spread.center,
    axes,
    projection,
    groupOf,
    groups: tallies.map((tally, id) => ({
      id,
      members: membersOf(table, groupOf, id),
      representative: representativeComments(table, tally, all, profile),
    })),
    consensus: consensusOf(table),
    groupAwareConsensus: sharedBy(tallies, ground),
    ...routing(ground, profile === 'polis' ? all : table.tally),
    stability,
    verdict,
  };
}

function grouped({ profile, table }: Ground, members: Int32Array, points: Float64Array, like: Given['like']) {
  if (like !== undefined && like.verdict !== 'too-few') {
    return { labels: groupsOf(points, like.groups.length), stability: like.stability, verdict: like.verdict };
  }
  if (profile === 'default') {
    if (!areTooFew(table, members)) return chosenGroups(table, members, points);
    return { labels: new Int32Array(), stability: 0, verdict: 'too-few' as const };
  }
  const labels = polisGroups(points);
  return { labels, ...assess(table, members, labels) };
}

/** Numbers the groups: largest first, of equals the one whose first member comes first by id. −1: in no group. */
function groupsInOrder(table: VoteTable, members: Int32Array, labels: Int32Array): Int32Array {
  const size = new Map<number, number>();
  const smallest = new Map<number, Id>();
  for (const [at, label] of labels.entries()) {
    const row = members[at] as number;
    const id = table.participants[row] as Id;
    const before = smallest.get(label);
    if (before === undefined || compareIds(id, before) < 0) smallest.set(label, id);
    size.set(label, (size.get(label) ?? 0) + 1);
  }
  const order = [...size.keys()].sort(
    (a, b) =>
      (size.get(b) as number) - (size.get(a) as number) || compareIds(smallest.get(a) as Id, smallest.get(b) as Id),
  );
  const rank = new Map(order.map((label, place) => [label, place]));
  const groupOf = new Int32Array(table.participants.length).fill(-1);
  for (const [at, label] of labels.entries()) groupOf[members[at] as number] = rank.get(label) as number;
  return groupOf;
}

function membersOf(table: VoteTable, groupOf: Int32Array, group: number): Id[] {
  return table.participants.filter((_, row) => groupOf[row] === group).sort(compareIds);
}

/** The votes of each group, by code. */
function talliesOf({ rowStart, codes, tally }: VoteTable, groupOf: Int32Array): Int32Array[] {
  const groups = groupOf.reduce((most, group) => Math.max(most, group), -1) + 1;
  const tallies = Array.from({ length: groups }, () => new Int32Array(tally.length));
  for (const [row, group] of groupOf.entries()) {
    const counts = tallies[group];
    if (counts === undefined) continue;
    const end = rowStart[row + 1] as number;
    for (let at = rowStart[row] as number; at < end; at += 1) {
      const code = codes[at] as number;
      counts[code] = (counts[code] as number) + 1;
    }
  }
  return tallies;
}

function summed(tallies: readonly Int32Array[], length: number): Int32Array {
  const sum = new Int32Array(length);
  for (const tally of tallies)
    for (let code = 0; code < length; code += 1) (sum[code] as number) += tally[code] as number;
  return sum;
}

/** Where there are no groups, everybody is one. */
function sharedBy(tallies: readonly Int32Array[], { profile, table }: Ground): Float64Array {
  const shared = groupAwareConsensus(table, tallies.length === 0 ? [table.tally] : tallies);
  return profile === 'polis' ? shared : shared.map((value, at) => (table.standing[at] === 'in' ? value : Number.NaN));
}

/** What decides which comment is shown next. Pol.is counts only those in conversation here, we count everybody. */
function routing({ profile, table, spread, axes }: Ground, counted: Int32Array) {
  const extremity = new Float64Array(table.comments.length).fill(Number.NaN);
  const priority = new Float64Array(table.comments.length).fill(Number.NaN);
  for (const [comment, standing] of table.standing.entries()) {
    if (standing === 'meta') priority[comment] = META_PRIORITY;
    if (standing !== 'in' && profile === 'default') continue;
    const far = extremityOf(comment, spread, axes, table.columns);
    extremity[comment] = far;
    const [disagrees, passes, agrees] = counted.subarray(4 * comment) as unknown as [number, number, number];
    if (standing !== 'meta') priority[comment] = priorityOf(disagrees, passes, agrees, far);
  }
  return { extremity, priority };
}
