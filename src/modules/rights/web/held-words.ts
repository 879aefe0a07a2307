import { ROLES, type Role } from '#kernel/actor.ts';
import { isLanguage, LANGUAGE_NAMES } from '#kernel/language.ts';
import type { Retention } from '#kernel/personal-data.ts';
import type { Reader } from '#kernel/reader.ts';
import type { HeldColumn, HeldValue } from '../held-data.ts';

// words: rights.seen.*
/** Who can see a column. */
export function seenBy({ public: isPublic, sealed }: HeldColumn, r: Reader): string {
  return r.t(`rights.seen.${isPublic ? 'everyone' : sealed ? 'sealed' : 'staff'}`);
}

export function keptUntil(retention: Retention, r: Reader): string {
  if (retention === 'account') return r.t('rights.kept.account');
  if (retention === 'public-record') return r.t('rights.kept.public-record');
  return r.t('rights.kept.days', { days: retention.days });
}

// words: rights.purpose.* rights.basis.*
export function whyHeld({ purpose, legalBasis }: HeldColumn, r: Reader): string {
  return `${r.t(`rights.purpose.${purpose}`)} (${r.t(`rights.basis.${legalBasis}`)})`;
}

// words: rights.role.*
/** A value as a person reads it. Ids without a name stay as they are: so she can check them in her copy. */
export function valueInWords({ column, name }: HeldColumn, value: HeldValue, r: Reader): string {
  if (value === null || value === '') return '';
  if (value instanceof Date) return r.dateTime(value);
  if (typeof value === 'number') return r.number(value);
  if (typeof value === 'boolean') return r.t(value ? 'rights.yes' : 'rights.no');
  if (Array.isArray(value)) return r.list(value.map(String));
  // A structure without words of its own is shown as it is kept.
  if (typeof value !== 'string') return JSON.stringify(value);
  if (column === 'language' && isLanguage(value)) return LANGUAGE_NAMES[value];
  if (column === 'role' && isRole(value)) return r.t(`rights.role.${value}`);
  if (name === 'message') return subjectOf(value);
  const days = /^\d{4}-\d\d-\d\d$/.test(value);
  return days ? r.date(new Date(`${value}T12:00:00Z`)) : value;
}

function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}

/** Of a letter: what it was about. */
function subjectOf(message: string): string {
  try {
    return String((JSON.parse(message) as { subject?: unknown }).subject ?? '');
  } catch {
    return message;
  }
}
