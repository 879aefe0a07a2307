import { z } from 'zod';
import {
  cents,
  count,
  day,
  hash,
  instant,
  oneOf,
  orNull,
  type PayloadField,
  value,
  word,
  words,
} from './payload-fields.ts';

/**
 * Everything the record may say. A kind that is not here cannot be written down, nor a field. To add one: a line here
 * and its sentence in locales/<language>/record.json. A kind is never given another meaning.
 */
export const RECORD_KINDS = {
  'process-published': kind('process', { title: words(), steps: count() }),
  'process-archived': kind('process', {}),
  'process-unarchived': kind('process', {}),
  'access-set': kind('process', { access: oneOf('open', 'transparent') }),
  'step-added': kind('step', { title: words(), method: word(), opensAt: instant(), closesAt: orNull(instant()) }),
  'step-removed': kind('step', { title: words(), method: word() }),
  'step-opened': kind('step', { title: words(), method: word(), closesAt: orNull(instant()) }),
  'step-closed': kind('step', {
    title: words(),
    method: word(),
    proposals: orNull(count()),
    supports: orNull(count()),
    resultHash: orNull(hash()),
  }),
  'step-moved': kind('step', {
    title: words(),
    opensBefore: instant(),
    closesBefore: orNull(instant()),
    opensAfter: instant(),
    closesAfter: orNull(instant()),
    reason: orNull(words()),
  }),
  'rule-changed': kind('step', { title: words(), rule: word(), before: value(), after: value() }),
  'proposal-answered': kind('proposal', {
    verdict: oneOf('accepted', 'partly', 'rejected', 'taken-back'),
    reasonHash: hash(),
    costCents: orNull(cents()),
    startsOn: orNull(day()),
    endsOn: orNull(day()),
  }),
  'proposal-withdrawn': kind('proposal', {}),
  'proposal-hidden': kind('proposal', { reason: hidingReason() }),
  'proposal-shown': kind('proposal', { why: oneOf('appeal', 'mistake') }),
  'comment-hidden': kind('comment', { reason: hidingReason() }),
  'comment-shown': kind('comment', { why: oneOf('appeal', 'mistake') }),
  'statement-hidden': kind('statement', { reason: hidingReason() }),
  'statement-shown': kind('statement', { why: oneOf('appeal', 'mistake') }),
  'proposals-imported': kind('process', {
    source: word(),
    proposals: count(),
    comments: count(),
    linesRefused: count(),
    dataHash: hash(),
  }),
  'budget-counted': kind('step', {
    title: words(),
    pot: count(),
    ballots: count(),
    rule: word(),
    funded: count(),
    dataHash: hash(),
  }),
  'project-published': kind('project', {
    title: words(),
    state: projectState(),
    plannedCents: orNull(cents()),
    spentCents: cents(),
  }),
  'project-moved': kind('project', { title: words(), before: projectState(), after: projectState() }),
  'project-money-changed': kind('project', {
    title: words(),
    plannedBefore: orNull(cents()),
    plannedAfter: orNull(cents()),
    spentBefore: cents(),
    spentAfter: cents(),
  }),
  'project-withdrawn': kind('project', { title: words(), reason: words() }),
  'terms-published': kind('terms', { version: word(), textHash: hash(), effectiveOn: orNull(day()) }),
  'setting-changed': kind('setting', { setting: word(), before: value(), after: value() }),
} as const;

export type RecordKind = keyof typeof RECORD_KINDS;

type Fields = Readonly<Record<string, PayloadField<unknown>>>;
/** What a payload of this kind holds. */
export type PayloadOf<K extends RecordKind> = {
  readonly [F in keyof (typeof RECORD_KINDS)[K]['fields']]: (typeof RECORD_KINDS)[K]['fields'][F] extends PayloadField<
    infer T
  >
    ? T
    : never;
};

export function isRecordKind(word: string): word is RecordKind {
  return Object.hasOwn(RECORD_KINDS, word);
}

/** As the moderators give it and the public reads it. */
function hidingReason() {
  return oneOf('insult', 'hate', 'spam', 'personal-data', 'off-topic', 'illegal', 'other');
}

/** How far a project of the city is. */
function projectState() {
  return oneOf('idea', 'planned', 'building', 'opened', 'finished');
}

/** Officials act as their office, residents as residents: every payload says the role and the office, none a person. */
function kind<const S extends string, F extends Fields>(subject: S, own: F) {
  const role = oneOf('resident', 'facilitator', 'moderator', 'officer', 'administrator', 'system');
  const fields = { role, office: orNull(words()), ...own };
  const schemas = Object.entries(fields).map(([name, field]) => [name, field.schema] as const);
  return { subject, fields, schema: z.strictObject(Object.fromEntries(schemas)) };
}
