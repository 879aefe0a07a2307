import type { PersonId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Translate } from '#kernel/reader.ts';
import { addressesOf } from '#modules/identity/index.ts';
import { consentsStand } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type MailOfMany, queueMails } from '#platform/mail.ts';
import { houseWords } from '#platform/words/house-words.ts';
import { settle, type Waiting } from './letter-store.ts';
import { lineOfNotice, type NoticeLine } from './line-of-notice.ts';
import type { Frequency } from './notice.ts';
import { stopAddress } from './stop-token.ts';
import { type Subjects, subjectsOf } from './subjects.ts';

/** More would not be read: the page holds the rest. */
const MOST_LINES = 30;

/** A letter for each of the people these notices wait for. */
export interface Mailing {
  /** Names it: `digest daily 2026-11-28`, `news <id>`. The same people get a letter of one name once. */
  readonly name: string;
  readonly frequency: Exclude<Frequency, 'never'>;
  readonly waiting: readonly Waiting[];
}

/**
 * Writes them into the outbox and says so beside each notice, in the transaction it is called in: both or neither. Who
 * said no to letters, has no address, or would read nothing gets none, and her notices wait no longer.
 */
export async function writeLetters(ctx: Ctx, mailing: Mailing): Promise<number> {
  const people = [...new Set(mailing.waiting.map(({ personId }) => personId))];
  const willing = await consentsStand(ctx, people, 'notices-by-email');
  const addresses = await addressesOf(ctx, [...willing], 'notices');
  const subjects = await subjectsOf(ctx, mailing.waiting);
  const writer = lineWriter(subjects);
  const theirs = Map.groupBy(mailing.waiting, ({ personId }) => personId);
  const letters: MailOfMany[] = [];
  const told: Waiting[] = [];
  for (const { personId, email, language } of addresses) {
    const notices = theirs.get(personId) ?? [];
    const lines = notices.flatMap((notice) => writer(notice, language) ?? []);
    if (email === null || lines.length === 0) continue;
    letters.push(letterOf(ctx, mailing, { personId, email, language, lines, notices }));
    told.push(...notices);
  }
  const written = new Set(told);
  await settle(ctx, told, 'written');
  await settle(
    ctx,
    mailing.waiting.filter((notice) => !written.has(notice)),
    'unwanted',
  );
  return queueMails(ctx, letters);
}

/** Fifty thousand people read of the same news: each line is written once a language. */
function lineWriter(subjects: Subjects): (notice: Waiting, language: Language) => NoticeLine | null {
  const written = new Map<string, NoticeLine | null>();
  return (notice, language) => {
    const key = `${notice.eventId} ${notice.because} ${language}`;
    const known = written.get(key);
    if (known !== undefined) return known;
    const line = lineOfNotice({ t: houseWords().translator(language), language }, notice, subjects);
    written.set(key, line);
    return line;
  };
}

interface Letter {
  readonly personId: PersonId;
  readonly email: string;
  readonly language: Language;
  readonly lines: readonly NoticeLine[];
  readonly notices: readonly Waiting[];
}

// words: notifications.mail.*
function letterOf(ctx: Ctx, { name, frequency }: Mailing, letter: Letter): MailOfMany {
  const { personId, email, language, lines, notices } = letter;
  const t = houseWords().translator(language);
  const kinds = new Set(notices.map(({ kind }) => kind));
  const [only] = kinds;
  const stop = stopAddress(ctx, { personId, what: kinds.size === 1 && only ? only : 'all' });
  const [first] = lines;
  const alone = lines.length === 1 && first;
  return {
    personId,
    to: email,
    language,
    kind: 'notices',
    key: `notices ${name} ${personId}`,
    consent: 'notices-by-email',
    subject: alone ? alone.words : t(`notifications.mail.subject-${frequency}`, { n: lines.length }),
    text: [
      ...(alone ? [`${alone.words}\n${ctx.origin}${alone.url}`] : groupsOf(ctx, lines, language, t)),
      ...(lines.length > MOST_LINES
        ? [t('notifications.mail.more', { n: lines.length - MOST_LINES, link: `${ctx.origin}/notices` })]
        : []),
      t('notifications.mail.why', { settings: `${ctx.origin}/account/notices` }),
      t('notifications.mail.stop', { stop }),
    ].join('\n\n'),
    // RFC 8058: one press in the mail program, no page and no account between.
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}

/** By process or project, the city's own together, in the order in which each first moved. */
function groupsOf(ctx: Ctx, lines: readonly NoticeLine[], language: Language, t: Translate): string[] {
  const groups = Map.groupBy(lines.slice(0, MOST_LINES), ({ of }) => of);
  return [...groups].flatMap(([of, ofIt]) => [
    (of ? textIn(of, language) : t('news.of-the-city')).toLocaleUpperCase(language),
    ...ofIt.map(({ words, url }) => `${words}\n${ctx.origin}${url}`),
  ]);
}
