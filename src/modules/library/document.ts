import type { FileId, Id, ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { CategoryId } from '#modules/participation/processes/index.ts';

export type DocumentId = Id<'document'>;

export const DOCUMENT_KINDS = ['minutes', 'plan', 'regulation', 'report', 'budget', 'other'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What it is about: the whole city, a process, or a topic of it. */
export interface DocumentPlace {
  readonly processId: ProcessId | null;
  readonly topicId: CategoryId | null;
}

/** What is said of a document, in each language. */
export interface DocumentWords {
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
}

/** Something the city keeps for everybody to read: minutes, a plan, a rule, a report. */
export interface LibraryDocument extends DocumentPlace, DocumentWords {
  readonly id: DocumentId;
  /** Part of its address: lower-case ASCII, unique. */
  readonly slug: string;
  readonly kind: DocumentKind;
  /** withdrawn: its address says so, and why; its files are served no more. */
  readonly state: 'published' | 'withdrawn';
  /** The day it bears: YYYY-MM-DD. */
  readonly dated: string;
  readonly newest: DocumentVersion;
  readonly publishedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawalReason: LocalizedText;
  readonly updatedAt: Date;
}

/** One file of a document. None is ever replaced: a later one stands before it. */
export interface DocumentVersion {
  /** 1 for the first. */
  readonly number: number;
  readonly fileId: FileId;
  readonly name: string;
  readonly contentType: string;
  /** bytes */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly languages: readonly Language[];
  /** What changed since the one before. */
  readonly note: LocalizedText;
  readonly publishedAt: Date;
}

/** A calendar day as an instant that every clock of the city reads as that day. */
export function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
