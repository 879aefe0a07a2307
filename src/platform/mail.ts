import { sql } from 'kysely';
import type { Id, PersonId } from '#kernel/ids.ts';
import type { Ctx } from './ctx.ts';
import type { KeyRing } from './keys.ts';
import { htmlFromText } from './mail-html.ts';

export type MailId = Id<'mail'>;

export interface NewMail {
  /** null: to an address that has no account. */
  readonly personId: PersonId | null;
  readonly to: string;
  /** What it is for, `sign-in`; the operator sees it. */
  readonly kind: string;
  readonly subject: string;
  /** Plain text, paragraphs apart by an empty line; addresses of pages become links. */
  readonly text: string;
  /** Made from `text` when left out. */
  readonly html?: string;
  /** The same key is written once, ever: `sign-in:<ticket id>`. */
  readonly key: string;
  /** The consent this letter rests on, asked again when it leaves; left out where it needs none (a sign-in code). */
  readonly consent?: string;
  /** `List-Unsubscribe`, say. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is sealed in the outbox. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const SEND_MAIL = 'platform.send-mail';
export const SEALED_MESSAGE = 'outbox_mails.message_sealed';

/** Writes the letter into the outbox in the current transaction; a job sends it where SMTP is set up. */
export async function queueMail(ctx: Ctx, mail: NewMail): Promise<void> {
  await ctx.transact(async (inside) => {
    const mailId = inside.newId<MailId>();
    if (await insertMail(inside, mailId, mail)) await inside.enqueue(SEND_MAIL, { mailId }, { key: mailId });
  });
}

export function mailAddressHashes(keys: KeyRing, address: string): string[] {
  return keys.lookups('mail-address', normalized(address));
}

/** Whether it is new. */
async function insertMail(ctx: Ctx, mailId: MailId, mail: NewMail): Promise<boolean> {
  const toHash = ctx.keys.lookup('mail-address', normalized(mail.to));
  const place = { personId: mail.personId, column: SEALED_MESSAGE };
  const sealed = await ctx.personal.seal(place, JSON.stringify(messageOf(ctx, mail)));
  const { rows } = await sql`
    insert into outbox_mails (id, person_id, kind, key, to_hash, message_sealed, consent, created_at)
    values (${mailId}, ${mail.personId}, ${mail.kind}, ${mail.key}, ${toHash}, ${sealed}, ${mail.consent ?? null},
      ${ctx.clock.now()})
    on conflict (key) do nothing returning id`.execute(ctx.db);
  return rows.length === 1;
}

function messageOf(ctx: Ctx, { to, subject, text, html, headers }: NewMail): MailMessage {
  return { to, subject, text, html: html ?? htmlFromText(text, ctx.language), headers: headers ?? {} };
}

function normalized(address: string): string {
  return address.trim().toLowerCase();
}
