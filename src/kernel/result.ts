/** What a use case gives back: the thing asked for, or a refusal that says why not. Faults are thrown. */
export type Result<T, Code extends string> = Ok<T> | Refusal<Code>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** A "no" with a reason. `code` has a sentence in every language (locales: `refusals.<code>`); `details` fill its blanks. */
export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly details: RefusalDetails;
}

export type RefusalDetails = Readonly<Record<string, string | number | Date>>;

export function ok(): Ok<void>;
export function ok<T>(value: T): Ok<T>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

export function refuse<const Code extends string>(code: Code, details: RefusalDetails = {}): Refusal<Code> {
  return { ok: false, code, details };
}
