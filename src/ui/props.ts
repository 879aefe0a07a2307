import type { ComponentChildren } from 'preact';

/** Words or elements, already in the reader's language. */
export type Content = ComponentChildren;

export interface Link {
  readonly href: string;
  readonly label: Content;
  /** Language of the label or of the page behind it, where it is not the reader's. */
  readonly lang?: string;
}

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A term and what is said of it. */
export interface Term {
  readonly term: Content;
  readonly value: Content;
  /** The term is a lack or a deadline. */
  readonly due?: boolean;
}

export type HeadingLevel = 2 | 3 | 4 | 5;

/** Joins class names; leaves out what is not there. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** The id of a field's control: the same name gives the same id on each rendering. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`;
}

/** What is wrong with one field, if anything is. */
export function errorOf(errors: readonly FieldError[] | undefined, field: string): string | undefined {
  return errors?.find((error) => error.field === field)?.message;
}

/** A text in another language keeps its own direction. */
export function directionFor(lang: string | undefined): 'auto' | undefined {
  return lang ? 'auto' : undefined;
}
