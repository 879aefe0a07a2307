import type { FileId, PersonId } from '#kernel/ids.ts';

/** Files kept outside the database, with a row in it that says what they are. */
export interface Files {
  /** Stores the bytes, then the row in the current transaction. */
  put(file: NewFile): Promise<StoredFile>;
  /** The file's description and its bytes; null when there is none. */
  open(fileId: FileId): Promise<OpenFile | null>;
  /** Takes the row away now, and the bytes soon after the transaction is committed. */
  remove(fileId: FileId): Promise<void>;
  /** What one person uploaded is another's from now on: she acted without an account and has one now. */
  handOver(from: PersonId, to: PersonId): Promise<void>;
}

export interface NewFile {
  readonly bytes: Uint8Array;
  /** Of the bytes as checked, not as the browser said. */
  readonly contentType: string;
  /** As it is offered for saving. */
  readonly name: string;
  /** What it is for: `proposal-picture`, `city-logo`. */
  readonly kind: string;
  /** Whose it is; null when it is the city's. */
  readonly ownerPersonId?: PersonId | null;
}

export interface StoredFile {
  readonly fileId: FileId;
  /** Hexadecimal: also good as an ETag. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
  readonly name: string;
  readonly kind: string;
}

export interface OpenFile extends StoredFile {
  readonly body: ReadableStream<Uint8Array>;
}

/** Where the bytes lie: a folder or an S3-compatible store. Keys are ids: they are never written twice. */
export interface Blobs {
  put(key: string, bytes: Uint8Array): Promise<void>;
  open(key: string): Promise<ReadableStream<Uint8Array> | null>;
  remove(key: string): Promise<void>;
  /** Keys written before an instant. */
  writtenBefore(at: Date): AsyncIterable<string>;
}
