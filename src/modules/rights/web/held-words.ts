import { ROLES, type Role } from '#kernel/actor.ts';
import { isLanguage, LANGUAGE_NAMES } from '#kernel/language.ts';
import { PURPOSES, type Retention } from '#kernel/personal-data.ts';
import type { Reader } from '#kernel/reader.ts';
import { CONSENTS } from '../consents.ts';
import { DATA } from '../correction.ts';
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

const HIDING_REASONS = ['insult', 'hate', 'spam', 'personal-data', 'off-topic', 'illegal', 'other'];
const CHANNELS = ['account', 'guest', 'assisted', 'paper'];

/** Values that are words of the house: where they stand, which there are, and where each is said. */
const SAID: Readonly<Record<string, readonly [values: readonly string[], key: (value: string) => string]>> = {
  'consent_entries.consent': [CONSENTS, (value) => `consents.${value}.title`],
  'consent_entries.place': [
    ['sign-in', 'take-part', 'terms', 'account', 'your-data', 'notices', 'one-click', 'desk'],
    (value) => `rights.said-at.${value}`,
  ],
  'correction_requests.datum': [DATA, (value) => `rights.correct.datum.${value}`],
  'correction_requests.decision': [['corrected', 'refused'], (value) => `rights.correct.decision.${value}`],
  'corrections.told': [
    ['identity', 'verification', 'participation/moderation', 'platform: waiting letters'],
    (value) => `rights.told.${value.split(/[/ ]/).at(-1)}`,
  ],
  'follows.kind': [
    ['process', 'proposal', 'person', 'district', 'neighbourhood', 'topic', 'city', 'project', 'news'],
    (value) => `notifications.thing.${value}`,
  ],
  'guardian_requests.answer': [['yes', 'no', 'withdrawn'], (value) => `rights.guardian.${value}`],
  'moderation_hidings.reason': [HIDING_REASONS, (value) => `comments.sight.${value}`],
  'moderation_reports.reason': [HIDING_REASONS, (value) => `comments.sight.${value}`],
  'notice_choices.frequency': [['at-once', 'daily', 'weekly', 'never'], (value) => `notifications.frequency.${value}`],
  'notice_choices.kind': [
    ['answers', 'yours', 'comments', 'proposals', 'steps', 'budgets', 'projects', 'news'],
    (value) => `notifications.kind.${value}`,
  ],
  'notices.letter': [['written', 'unwanted'], (value) => `rights.letter.${value}`],
  'participation_roll.channel': [CHANNELS, (value) => `rights.channel.${value}`],
  'budget_voters.channel': [CHANNELS, (value) => `rights.channel.${value}`],
  'processing_limits.kind': [['restricted', 'objected'], (value) => `rights.limit-kind.${value}`],
  'verification_conflicts.decision': [['kept', 'moved'], (value) => `verification.conflict.decided-${value}`],
  'notices.because': [['followed', 'yours', 'replied'], (value) => `notifications.because.${value}`],
  'processing_limits.purpose': [PURPOSES, (value) => `rights.purpose.${value}`],
  'voters.level': [['basic', 'strong'], (value) => `verification.level.${value}`],
  'voters.way': [['census', 'letter', 'desk', 'paper'], (value) => `verification.way.${value}`],
};

// words: consents.*.title rights.said-at.* rights.correct.datum.* rights.correct.decision.* rights.told.*
// words: notifications.because.* notifications.thing.* notifications.kind.* notifications.frequency.*
// words: rights.purpose.* verification.level.* verification.way.* verification.conflict.decided-* comments.sight.*
// words: rights.channel.* rights.guardian.* rights.letter.* rights.limit-kind.*
function saidIn(place: string, value: string, r: Reader): string {
  const [values, key] = SAID[place] ?? [[], () => ''];
  return values.includes(value) ? r.t(key(value)) : value;
}

// words: rights.role.*
/** A value as a person reads it. Ids without a name stay as they are: so she can check them in her copy. */
export function valueInWords({ column, name, place }: HeldColumn, value: HeldValue, r: Reader): string {
  if (value === null || value === '') return '';
  if (value instanceof Date) return r.dateTime(value);
  if (typeof value === 'number') return r.number(value);
  if (typeof value === 'boolean') return r.t(value ? 'rights.yes' : 'rights.no');
  if (Array.isArray(value)) return r.list(value.map((one) => saidIn(place, String(one), r)));
  // A structure without words of its own is shown as it is kept.
  if (typeof value !== 'string') return JSON.stringify(value);
  if (column === 'language' && isLanguage(value)) return LANGUAGE_NAMES[value];
  if (column === 'role' && isRole(value)) return r.t(`rights.role.${value}`);
  if (name === 'message') return subjectOf(value);
  const days = /^\d{4}-\d\d-\d\d$/.test(value);
  return days ? r.date(new Date(`${value}T12:00:00Z`)) : saidIn(place, value, r);
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
