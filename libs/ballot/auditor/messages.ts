import type { Audit } from '../src/index.ts';

/** What the page asks of its worker. Files are read there, piece by piece. */
export interface Order {
  readonly file: File;
  readonly sidecar: File | undefined;
  readonly checkpoints: readonly File[];
  readonly tracker: string | undefined;
  readonly census: number | undefined;
  readonly running: boolean;
}

/** What the worker says. `read` is the part of the file that was read, from 0 to 1. */
export type News =
  | { readonly kind: 'progress'; readonly read: number; readonly ballots: number }
  | { readonly kind: 'report'; readonly audit: Audit }
  /** The file is no election: an English sentence says why. */
  | { readonly kind: 'unreadable'; readonly reason: string };
