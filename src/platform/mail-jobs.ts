import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from './ctx.ts';
import { defineJob, type JobDefinition } from './job-definition.ts';
import { scrub } from './log.ts';
import { type MailId, type MailMessage, SEALED_MESSAGE, SEND_MAIL, SEND_MAILS } from './mail.ts';
import type { MailTransport } from './mail-transport.ts';

const DAY = 24 * 3600 * 1000;
const WORDS_KEPT = 7 * DAY;
const MAIL_KEPT = 30 * DAY;

/** Whether a consent that a letter rests on still stands. */
export type ConsentStands = (ctx: Ctx, personId: PersonId, consent: string) => Promise<boolean>;

/**
 * @param transport null: letters are held in the outbox, where the operator reads them
 * @param consentStands asked of each letter that rests on a consent; where nobody can say, it does not stand
 */
export function mailJobs(
  transport: MailTransport | null,
  consentStands: ConsentStands = async () => false,
): JobDefinition[] {
  const way = { transport, consentStands };
  return [
    defineJob<{ mailId: MailId }>({ name: SEND_MAIL, run: (ctx, { mailId }) => sendMail(ctx, way, mailId) }),
    defineJob<{ mailIds: readonly MailId[] }>({
      name: SEND_MAILS,
      run: (ctx, { mailIds }) => sendMails(ctx, way, mailIds),
    }),
    defineJob({ name: 'platform.clear-outbox', schedule: { cron: '17 3 * * *' }, run: clearOutbox }),
  ];
}

/** One after another; a letter that the mail server does not take now is tried again by itself. */
async function sendMails(ctx: Ctx, way: LetterWay, mailIds: readonly MailId[]): Promise<void> {
  for (const mailId of mailIds) {
    try {
      await sendMail(ctx, way, mailId);
    } catch {
      await ctx.enqueue(SEND_MAIL, { mailId }, { key: mailId });
    }
  }
}

interface LetterWay {
  readonly transport: MailTransport | null;
  readonly consentStands: ConsentStands;
}

/** At least once: should the machine stop between sending and writing so, the same Message-ID lets the receiver drop the second. */
async function sendMail(ctx: Ctx, way: LetterWay, mailId: MailId): Promise<void> {
  const { transport } = way;
  const { rows } = await sql<WaitingMail>`
    select person_id as "personId", message_sealed as sealed, consent from outbox_mails
    where id = ${mailId} and state in ('waiting', 'failed')`.execute(ctx.db);
  const [mail] = rows;
  if (!mail?.sealed) return;
  if (!(await mayLeave(ctx, way, mail))) return setState(ctx, mailId, 'stopped');
  if (transport === null) return setState(ctx, mailId, 'held');
  // A code to sign in leaves for the account's sake, whatever she said to notices.
  const purpose = mail.consent === null ? 'account' : 'notices';
  const place = { personId: mail.personId, column: SEALED_MESSAGE, purpose } as const;
  const text = await ctx.personal.open(place, mail.sealed);
  if (text === null) return setState(ctx, mailId, 'failed', 'The account was erased before the letter left.');
  await sendAndSaySo(ctx, transport, mailId, JSON.parse(text) as MailMessage);
}

interface WaitingMail {
  readonly personId: PersonId | null;
  readonly sealed: Buffer | null;
  readonly consent: string | null;
}

/** Asked at the last moment: whoever said no a minute ago gets nothing that was written an hour ago. */
async function mayLeave(ctx: Ctx, way: LetterWay, { personId, consent }: WaitingMail): Promise<boolean> {
  if (personId === null || consent === null) return true;
  if ((await ctx.personal.limited('notices', [personId])).size > 0) return false;
  return way.consentStands(ctx, personId, consent);
}

async function sendAndSaySo(ctx: Ctx, transport: MailTransport, mailId: MailId, message: MailMessage): Promise<void> {
  try {
    await transport.send(mailId, message);
  } catch (fault) {
    await setState(ctx, mailId, 'failed', scrub(fault instanceof Error ? fault.message : String(fault)).slice(0, 500));
    // 5xx: the server will never take it (RFC 5321 §4.2.1), so trying again is of no use.
    if (isForEver(fault)) return;
    throw fault;
  }
  await setState(ctx, mailId, 'sent');
}

async function setState(
  ctx: Ctx,
  mailId: MailId,
  state: 'held' | 'sent' | 'failed' | 'stopped',
  error: string | null = null,
): Promise<void> {
  const sentAt = state === 'sent' ? ctx.clock.now() : null;
  await sql`update outbox_mails set state = ${state}, error = ${error}, sent_at = ${sentAt} where id = ${mailId}`.execute(
    ctx.db,
  );
}

async function clearOutbox(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  await sql`update outbox_mails set message_sealed = null
    where state = 'sent' and message_sealed is not null and created_at < ${new Date(now - WORDS_KEPT)}`.execute(ctx.db);
  await sql`delete from outbox_mails where created_at < ${new Date(now - MAIL_KEPT)}`.execute(ctx.db);
}

function isForEver(fault: unknown): boolean {
  return fault instanceof Error && 'responseCode' in fault && Number(fault.responseCode) >= 500;
}
