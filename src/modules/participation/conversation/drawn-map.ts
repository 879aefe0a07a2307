import type { VoteValue } from './statement.ts';

/** How sure the map is of its groups; see docs/algorithms/opinion-map.md. */
export type Verdict = 'groups' | 'no-clear-groups' | 'too-few';

/** A map as it was drawn from one state of the answers: the same answers give the same map on every node. */
export interface DrawnMap {
  readonly verdict: Verdict;
  /** Mean adjusted Rand index over seeded resamples, 0 to 1; null where there are too few people for any. */
  readonly stability: number | null;
  /** People who gave at least one answer, and those among them who gave enough to be placed. */
  readonly participants: number;
  readonly placed: number;
  readonly votes: number;
  /** Largest first. */
  readonly groups: readonly DrawnGroup[];
  /** Numbers of statements on which nearly everybody agrees, or disagrees. */
  readonly consensus: { readonly agree: readonly number[]; readonly disagree: readonly number[] };
  readonly statements: readonly StatementOnMap[];
  /** Centre and two axes, one number a statement, in the order of `statements`: to place one person. */
  readonly axes: {
    readonly center: readonly number[];
    readonly first: readonly number[];
    readonly second: readonly number[];
  };
  /** What the picture shows: people who answered alike under one mark. At most a hundred. */
  readonly marks: readonly Mark[];
}

export interface DrawnGroup {
  readonly size: number;
  readonly believes: readonly Belief[];
  /** Mean position of its people. */
  readonly x: number;
  readonly y: number;
}

/** What sets a group apart: so many of those who answered. */
export interface Belief {
  readonly statement: number;
  readonly says: 'agree' | 'disagree';
  readonly count: number;
  readonly of: number;
}

export interface StatementOnMap {
  readonly number: number;
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
  readonly important: number;
  /** Product over groups of (agreeing + 1) / (answering + 2): high where every group agrees. */
  readonly shared: number;
  /** How much another answer to it would tell; draws what is shown next. */
  readonly priority: number;
  /** By group, in the order of `groups`: agree, disagree, pass. */
  readonly byGroup: readonly (readonly [agree: number, disagree: number, pass: number])[];
}

export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly people: number;
  /** Place in `groups`. */
  readonly group: number;
}

/** Where each placed participant stands, in the order of their numbers. */
export interface PeopleOnMap {
  readonly numbers: readonly number[];
  readonly groups: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The answers of one step, as the drawing takes them. */
export interface AnswersToDraw {
  /** Numbers of participants, ascending. */
  readonly participants: Int32Array;
  /** Where the answers of each begin in the arrays below; one more at the end. */
  readonly begin: Int32Array;
  readonly statements: Int32Array;
  readonly values: Int8Array;
  /** Every statement of the step: its number, and whether it was taken out. */
  readonly known: readonly { readonly number: number; readonly out: boolean }[];
}

/** One person's answers, by the number of the statement. */
export type OwnAnswers = ReadonlyMap<number, { readonly value: VoteValue; readonly important: boolean }>;
