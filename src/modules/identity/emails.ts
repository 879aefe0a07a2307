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
