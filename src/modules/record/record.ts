import { canonicalJson, type Head, type JsonObject } from '@ateneu/public-record';
import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';

/** An entry as it is shown. `kind` may be one that this version does not know. */
export interface RecordItem extends Head {
  readonly at: Date;
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly processId: ProcessId | null;
  /** null where somebody spoilt it in the database: shown as unreadable, found by verification. */
  readonly payload: JsonObject | null;
  readonly previous: string;
  /** As it stands in the published file. */
  readonly line: string;
}

/** A process as its publication names it. */
export interface RecordedProcess {
  readonly id: ProcessId;
  readonly title: LocalizedText;
}

/** What is stored of an entry. */
export interface StoredEntry extends Head {
  readonly at: Date;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly processId: string | null;
  /** Canonical JSON. */
  readonly payload: string;
  readonly previous: string;
}

/**
 * The line of the published file, made of what is stored without reading the payload: whatever was done to it in the
 * database shows in the file.
 */
export function storedLine(entry: StoredEntry): string {
  const { seq, hash, kind, previous, processId, subjectKind, subjectId } = entry;
  const before = canonicalJson({ at: instantOf(entry.at), hash, kind }).slice(0, -1);
  const after = canonicalJson({ previous, process: processId, seq, subject: { kind: subjectKind, id: subjectId } });
  return `${before},"payload":${entry.payload},${after.slice(1)}`;
}

export function itemOf(entry: StoredEntry): RecordItem {
  const { seq, hash, at, kind, previous } = entry;
  const subject = { kind: entry.subjectKind, id: entry.subjectId };
  const processId = entry.processId as ProcessId | null;
  return {
    seq,
    hash,
    at,
    kind,
    previous,
    subject,
    processId,
    payload: readPayload(entry.payload),
    line: storedLine(entry),
  };
}

function readPayload(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

// PostgreSQL also knows 'infinity', which is no Date.
function instantOf(at: unknown): string {
  return at instanceof Date && !Number.isNaN(at.getTime()) ? at.toISOString() : String(at);
}
