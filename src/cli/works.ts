/** Told between pieces of long work: how much is done of how much (0 where that is not known), and what is being done. */
export type Progress = (done: number, of: number, doing: string) => void;

/**
 * Work that takes a thread of its own, by name. Each is loaded only in the thread that does it: a function of one input
 * (plain data) and {@link Progress}. It lives in a file of its own beside its command, `<command>-work.ts`.
 */
export const WORKS = {} satisfies Record<string, () => Promise<(input: never, progress: Progress) => unknown>>;

export type WorkName = keyof typeof WORKS;
/** The function a name stands for. */
export type WorkOf<Name extends WorkName> = Awaited<ReturnType<(typeof WORKS)[Name]>>;
