import { sql } from 'kysely';
import type { Id, PersonId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
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
export const SEND_MAILS = 'platform.send-mails';
export const SEALED_MESSAGE = 'outbox_mails.message_sealed';

/** Writes the letter into the outbox in the current transaction; a job sends it where SMTP is set up. */
export async function queueMail(ctx: Ctx, mail: NewMail): Promise<void> {
  await ctx.transact(async (inside) => {
    const mailId = inside.newId<MailId>();
    if (await insertMail(inside, mailId, mail)) await inside.enqueue(SEND_MAIL, { mailId }, { key: mailId });
  });
}

/** Of a letter among many, in its reader's own language. */
export interface MailOfMany extends NewMail {
  readonly personId: PersonId;
  readonly language: Language;
}

/**
 * The same for many letters, in a few statements and one job: a city writes to fifty thousand in a night. Letters whose
 * key was used before are left out. Gives back how many are new.
 */
export async function queueMails(ctx: Ctx, mails: readonly MailOfMany[]): Promise<number> {
  if (mails.length === 0) return 0;
  return ctx.transact(async (inside) => {
    const sealed = await inside.personal.sealMany(
      SEALED_MESSAGE,
      mails.map(({ personId, language, ...mail }) => ({
        personId,
        text: JSON.stringify(
          messageOf(inside, { personId, ...mail, html: mail.html ?? htmlFromText(mail.text, language) }),
        ),
      })),
    );
    const column = <T>(of: (mail: MailOfMany) => T) => mails.map(of);
    const { rows } = await sql<{ id: MailId }>`
      insert into outbox_mails (id, person_id, kind, key, to_hash, message_sealed, consent, created_at)
      select id, person_id, kind, key, to_hash, message_sealed, consent, ${inside.clock.now()}
      from unnest(${column(() => inside.newId<MailId>())}::uuid[], ${column((mail) => mail.personId)}::uuid[],
        ${column((mail) => mail.kind)}::text[], ${column((mail) => mail.key)}::text[],
        ${column((mail) => inside.keys.lookup('mail-address', normalized(mail.to)))}::text[],
        ${sealed}::bytea[], ${column((mail) => mail.consent ?? null)}::text[])
        as letter (id, person_id, kind, key, to_hash, message_sealed, consent)
      on conflict (key) do nothing returning id`.execute(inside.db);
    const mailIds = rows.map(({ id }) => id);
    if (mailIds.length > 0) await inside.enqueue(SEND_MAILS, { mailIds });
    return mailIds.length;
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
