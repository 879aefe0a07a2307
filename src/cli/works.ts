/** Told between pieces of long work: how much is done of how much (0 where that is not known), and what is being done. */
export type Progress = (done: number, of: number, doing: string) => void;

/**
 * Work that takes a thread of its own, by name. Each is loaded only in the thread that does it: a function of one input
 * (plain data) and {@link Progress}. It lives in a file of its own beside its command, `<command>-work.ts`.
 */
export const WORKS = {
  count: async () => (await import('./count-work.ts')).countWork,
  map: async () => (await import('./map-work.ts')).mapWork,
  draw: async () => (await import('./draw-work.ts')).drawWork,
  tally: async () => (await import('./tally-work.ts')).tallyWork,
} satisfies Record<string, () => Promise<(input: never, progress: Progress) => unknown>>;

export type WorkName = keyof typeof WORKS;
type WorkOf<Name extends WorkName> = (typeof WORKS)[Name] extends () => Promise<infer Work> ? Work : never;
export type InputOf<Name extends WorkName> =
  WorkOf<Name> extends (input: infer Input, progress: Progress) => unknown ? Input : never;
export type ResultOf<Name extends WorkName> =
  WorkOf<Name> extends (input: never, progress: Progress) => infer Result ? Awaited<Result> : never;
