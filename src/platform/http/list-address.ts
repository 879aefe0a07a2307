import { isId } from '#kernel/ids.ts';

/** The address of a list with what was asked of it; what is empty is left out. */
export function listAddress(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return search ? `${path}?${search}` : path;
}

/** The last row of a page of a list by date. */
export interface RowInTime<Id extends string> {
  readonly at: Date;
  readonly id: Id;
}

/** Where the next page begins, as it stands in the address: `milliseconds~id` */
export function writeRowInTime({ at, id }: RowInTime<string>): string {
  return `${at.getTime()}~${id}`;
}

/** Undefined: somebody wrote it by hand. */
export function readRowInTime<Id extends string>(text: string): RowInTime<Id> | undefined {
  const [at = '', id = ''] = text.split('~');
  return /^\d{1,14}$/.test(at) && isId(id) ? { at: new Date(Number(at)), id: id as string as Id } : undefined;
}
