import type { PageVersion } from './city.ts';

/** The terms as they stand: those that hold, and the newer ones that are announced. */
export interface Terms {
  readonly inForce: PageVersion | null;
  readonly coming: PageVersion | null;
}

/** What somebody is asked to accept. */
export interface TermsQuestion {
  readonly version: PageVersion;
  /** What she accepted before; null: nothing yet. */
  readonly before: string | null;
  /** Its day has come: who acts answers first. */
  readonly isDue: boolean;
}

/** @param versions of the terms, newest first */
export function termsAmong(versions: readonly PageVersion[], now: Date): Terms {
  const at = versions.findIndex(({ holdsFrom }) => holdsFrom <= now);
  const newer = at < 0 ? [] : versions.slice(0, at);
  return { inForce: versions[at] ?? null, coming: newer.at(0) ?? null };
}

/**
 * What a person who accepted a version is asked; null: nothing. Whoever has to answer before she acts is asked for the
 * terms that hold today, as whoever signs in; who accepted these is asked for those that are announced, and is not asked a
 * second time on their day.
 *
 * @param accepted undefined: nobody looked it up, as for the city itself
 */
export function questionOf({ inForce, coming }: Terms, accepted: string | null | undefined): TermsQuestion | null {
  if (accepted === undefined || accepted === coming?.version) return null;
  const isDue = accepted !== inForce?.version;
  const version = isDue ? inForce : coming;
  return version && { version, before: accepted, isDue };
}
