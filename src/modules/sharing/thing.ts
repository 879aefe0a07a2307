import type { Ctx } from '#platform/ctx.ts';

// words: sharing.kind.*
export const THING_KINDS = [
  'process',
  'proposals',
  'proposal',
  'comment',
  'conversation',
  'budget',
  'project',
  'result',
  'news',
  'document',
  'page',
  'place',
] as const;

/** Something of the city that has an address of its own, as the one who asked may read it. */
export interface Thing {
  /** Its address, as it is kept: without query. */
  readonly path: string;
  readonly kind: (typeof THING_KINDS)[number];
  readonly title: string;
  /** Where it is not the reader's language. */
  readonly lang?: string | undefined;
  /** When one can take part, in words. */
  readonly when?: string | undefined;
}

/** What stands at a path; null where there is nothing, or nothing for this actor. */
export type ThingAt = (ctx: Ctx, path: string) => Promise<Thing | null>;
