import type { PersonId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Names } from '../store.ts';

/** How somebody is called on a page; `unnamed` is for who chose no name. */
export function nameOf(names: Names, id: PersonId | null, r: Reader, unnamed: string): string {
  const name = id && names.get(id);
  return name === null && id !== null ? r.t('identity.former-participant') : name || unnamed;
}
