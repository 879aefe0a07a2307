import { type RawBuilder, sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from './ctx.ts';
import { type MailId, type MailMessage, mailAddressHashes, SEALED_MESSAGE } from './mail.ts';

export const MAIL_STATES = ['waiting', 'held', 'sent', 'failed', 'stopped'] as const;
export type MailState = (typeof MAIL_STATES)[number];

export interface OutboxMail {
  readonly id: MailId;
  readonly personId: PersonId | null;
  readonly kind: string;
  /** held: there is no SMTP to send it with. stopped: she took back the consent it rests on before it left. */
  readonly state: MailState;
  /** What the mail server said when it failed. */
  readonly error: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** null: cleared after its time, the person erased her account, or it was left shut. */
  readonly message: MailMessage | null;
}

/** Letters that let whoever reads them act as somebody else: a code, a link that signs in or consents. */
const KEYS_IN_THEM = ['sign-in', 'new-address', 'guardian'];

export function holdsKey({ kind }: Pick<OutboxMail, 'kind'>): boolean {
  return KEYS_IN_THEM.includes(kind);
}

/**
 * Letters, newest first. Reading them is reading personal data: it is written down for each addressee.
 * @param page.after id of the last letter of the page before
 * @param page.keysShut letters that hold a key stay shut: where they leave by themselves, nobody at the desk needs them
 */
export async function outbox(
  ctx: Ctx,
  page: {
    readonly limit?: number;
    readonly after?: string | undefined;
    readonly state?: MailState;
    readonly keysShut?: boolean;
  } = {},
): Promise<OutboxMail[]> {
  const { limit = 30, after = null, state = null, keysShut = false } = page;
  return opened(
    ctx,
    sql`where (${after}::uuid is null or id < ${after}::uuid) and (${state}::text is null or state = ${state})
      order by id desc limit ${limit}`,
    keysShut,
  );
}

export async function outboxMail(
  ctx: Ctx,
  id: MailId,
  { keysShut = false }: { readonly keysShut?: boolean } = {},
): Promise<OutboxMail | null> {
  const [mail = null] = await opened(ctx, sql`where id = ${id}`, keysShut);
  return mail;
}

/** How many letters are in a state. Reads none of them. */
export async function countMails(ctx: Ctx, state: MailState): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from outbox_mails where state = ${state}`.execute(ctx.db);
  return rows[0]?.total ?? 0;
}

/** Takes away what was written to an address, whether or not to an account of hers. */
export async function forgetLettersTo(ctx: Ctx, address: string): Promise<void> {
  await sql`delete from outbox_mails where to_hash = any(${mailAddressHashes(ctx.keys, address)})`.execute(ctx.db);
}

/** The newest letter to an address: for tests, journeys and a city without SMTP that is being set up. */
export async function latestMailTo(ctx: Ctx, address: string): Promise<OutboxMail | null> {
  const hashes = mailAddressHashes(ctx.keys, address);
  const [mail = null] = await opened(ctx, sql`where to_hash = any(${hashes}) order by id desc limit 1`);
  return mail;
}

interface MailRow extends Omit<OutboxMail, 'message'> {
  readonly sealed: Buffer | null;
}

async function opened(ctx: Ctx, which: RawBuilder<unknown>, keysShut = false): Promise<OutboxMail[]> {
  const { rows: found } = await sql<MailRow>`
    select id, person_id as "personId", kind, state, error, created_at as "createdAt", sent_at as "sentAt",
      message_sealed as sealed
    from outbox_mails ${which}`.execute(ctx.db);
  const rows = found.map((mail) => (keysShut && holdsKey(mail) ? { ...mail, sealed: null } : mail));
  const texts = await ctx.personal.openMany({ column: SEALED_MESSAGE, purpose: 'administration' }, rows);
  return rows.map(({ sealed: _, ...mail }, index) => {
    const text = texts[index];
    return { ...mail, message: text ? (JSON.parse(text) as MailMessage) : null };
  });
}
