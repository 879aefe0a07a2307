import type { SharedComment } from './consensus.ts';
import { compareIds, type Id } from './opinion.ts';
import type { OpinionMap } from './opinion-map.ts';
import type { RepresentativeComment } from './representative.ts';
import type { Verdict } from './verdict.ts';

/** A map as plain JSON. Comments moderated out are left out of what goes by comment. */
export interface MapReport {
  readonly participants: number;
  readonly comments: number;
  /** Pairs of participant and comment. */
  readonly votes: number;
  readonly inConversation: readonly Id[];
  readonly groups: readonly {
    readonly id: number;
    readonly members: readonly Id[];
    readonly representative: readonly RepresentativeComment[];
  }[];
  readonly consensus: { readonly agree: readonly SharedComment[]; readonly disagree: readonly SharedComment[] };
  readonly groupAwareConsensus: Readonly<Record<Id, number>>;
  readonly extremity: Readonly<Record<Id, number>>;
  readonly priority: Readonly<Record<Id, number>>;
  readonly projection: Readonly<Record<Id, readonly [x: number, y: number]>>;
  /** The mean vote (+1 agrees) on each comment, by id; 0 for those that are no part of the map. */
  readonly center: readonly number[];
  readonly components: readonly [readonly number[], readonly number[]];
  readonly stability: number;
  readonly verdict: Verdict;
}

export function reportOf(map: OpinionMap): MapReport {
  const { participants, comments, axes, projection } = map;
  const byComment = (values: Float64Array) =>
    Object.fromEntries(
      [...comments.entries()].map(([at, id]) => [id, values[at] as number]).filter(([, value]) => !Number.isNaN(value)),
    );
  return {
    participants: participants.length,
    comments: comments.length,
    votes: map.votes,
    inConversation: Array.from(map.inConversation, (row) => participants[row] as Id).sort(compareIds),
    groups: map.groups,
    consensus: map.consensus,
    groupAwareConsensus: byComment(map.groupAwareConsensus),
    extremity: byComment(map.extremity),
    priority: byComment(map.priority),
    projection: Object.fromEntries(
      participants.map((id, row) => [id, [projection[2 * row] as number, projection[2 * row + 1] as number] as const]),
    ),
    center: [...map.center],
    components: [columnOf(axes, 0), columnOf(axes, 1)],
    stability: map.stability,
    verdict: map.verdict,
  };
}

const columnOf = (axes: Float64Array, half: number) =>
  Array.from({ length: axes.length / 2 }, (_, at) => axes[2 * at + half] as number);
