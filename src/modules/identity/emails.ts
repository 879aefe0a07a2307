import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import { queueMail } from '#platform/mail.ts';
import { forgetLettersTo } from '#platform/outbox.ts';
import { houseWords } from '#platform/words/house-words.ts';
import { TICKET_MINUTES } from './sign-in.ts';
import type { TicketId } from './tables.ts';

export async function mailSignIn(
  ctx: Ctx,
  mail: { email: string; code: string; link: string; ticketId: TicketId },
): Promise<void> {
  const t = houseWords().translator(ctx.language);
  const spaced = `${mail.code.slice(0, 3)} ${mail.code.slice(3)}`;
  await queueMail(ctx, {
    personId: null,
    to: mail.email,
    kind: 'sign-in',
    key: `sign-in:${mail.ticketId}`,
    subject: t('identity.mail.subject', { code: spaced }),
    text: t('identity.mail.text', { code: spaced, link: mail.link, minutes: TICKET_MINUTES }),
  });
}

/** Every letter to an address that leaves with its owner. */
export function forgetLetters(ctx: Ctx, email: string): Promise<void> {
  return forgetLettersTo(ctx, email);
}

/** The code goes to the new address alone. */
export async function mailNewAddress(
  ctx: Ctx,
  mail: { email: string; code: string; ticketId: TicketId },
): Promise<void> {
  const t = houseWords().translator(ctx.language);
  const code = `${mail.code.slice(0, 3)} ${mail.code.slice(3)}`;
  await queueMail(ctx, {
    personId: null,
    to: mail.email,
    kind: 'new-address',
    key: `new-address:${mail.ticketId}`,
    subject: t('passkeys.email.mail-subject', { code }),
    text: t('passkeys.email.mail-text', { code, minutes: TICKET_MINUTES }),
  });
}

/** So that whoever did not do it notices. The new address is not in it. */
export async function mailOldAddress(ctx: Ctx, mail: { personId: PersonId; email: string }): Promise<void> {
  const t = houseWords().translator(ctx.language);
  await queueMail(ctx, {
    personId: mail.personId,
    to: mail.email,
    kind: 'address-changed',
    key: `address-changed:${ctx.newId()}`,
    subject: t('passkeys.email.old-subject'),
    text: t('passkeys.email.old-text', { site: ctx.origin }),
  });
}

/** That she was chosen, for what, and where it is. */
export async function mailMembership(
  ctx: Ctx,
  mail: {
    readonly personId: PersonId | null;
    readonly email: string;
    readonly language: Language;
    readonly process: string;
    readonly path: string;
    readonly processId: ProcessId;
  },
): Promise<void> {
  const t = houseWords().translator(mail.language);
  const link = `${ctx.origin}/sign-in?next=${encodeURIComponent(mail.path)}`;
  await queueMail(ctx, {
    personId: mail.personId,
    to: mail.email,
    kind: 'membership',
    key: `membership:${ctx.newId()}`,
    subject: t('members.mail.subject', { process: mail.process }),
    text: t('members.mail.text', { process: mail.process, link, known: mail.personId ? 'yes' : 'no' }),
  });
}
