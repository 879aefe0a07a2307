import type { Ctx } from '#platform/ctx.ts';
import { queueMail } from '#platform/mail.ts';
import { houseWords } from '#platform/words/house-words.ts';

/** The address is the guardian's: it is in this letter and kept nowhere else. */
export async function mailGuardian(
  ctx: Ctx,
  mail: {
    readonly to: string;
    readonly link: string;
    readonly requestId: string;
    readonly child: string;
    readonly days: number;
  },
): Promise<void> {
  const t = houseWords().translator(ctx.language);
  await queueMail(ctx, {
    personId: null,
    to: mail.to,
    kind: 'guardian',
    key: `guardian:${mail.requestId}`,
    subject: t('verification.guardian.mail.subject'),
    text: t('verification.guardian.mail.text', { link: mail.link, child: mail.child || '–', days: mail.days }),
  });
}
