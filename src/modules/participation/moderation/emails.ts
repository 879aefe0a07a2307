import type { PersonId } from '#kernel/ids.ts';
import { readAddressee } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { queueMail } from '#platform/mail.ts';
import { houseWords } from '#platform/words/house-words.ts';
import { findCase, readDetail } from './cases-store.ts';
import { findHiding } from './hidings-store.ts';
import { keyOf, type LetterOrder } from './letters.ts';
import type { ModerationCase, ThingRef } from './moderation.ts';
import { findThing, lineOf } from './things.ts';

/** Tells in a letter what was decided, and why; nothing when it was taken back, or the addressee has left. */
export async function writeLetter(ctx: Ctx, order: LetterOrder): Promise<void> {
  if (order.kind === 'hidden') return tellOfHiding(ctx, order);
  const one = await findCase(ctx, order.id);
  if (one?.outcome === 'released' && order.kind === 'released') return tellOfRelease(ctx, order, one);
  if (one && (one.outcome === 'restored' || one.outcome === 'upheld')) return tellOfAppeal(ctx, order, one);
}

async function tellOfHiding(ctx: Ctx, order: LetterOrder & { kind: 'hidden' }): Promise<void> {
  const hiding = await findHiding(ctx, { id: order.id });
  if (!hiding || hiding.liftedAt) return;
  const { subject, reason, words } = hiding;
  await send(ctx, order, hiding.authorId, subject, { reason, words });
}

function tellOfRelease(ctx: Ctx, order: LetterOrder, one: ModerationCase): Promise<void> {
  return send(ctx, order, one.authorId, one.subject, {});
}

async function tellOfAppeal(ctx: Ctx, order: LetterOrder, one: ModerationCase): Promise<void> {
  const hiding = one.hidingId ? await findHiding(ctx, { id: one.hidingId }) : undefined;
  const detail = await readDetail(ctx, one);
  const to = order.kind === 'appeal-decided-staff' ? (hiding?.hiddenBy ?? null) : one.authorId;
  await send(ctx, order, to, one.subject, { outcome: one.outcome ?? 'upheld', words: detail?.decision ?? '' });
}

// words: moderation.mail.* comments.sight.*
async function send(
  ctx: Ctx,
  order: LetterOrder,
  to: PersonId | null,
  subject: ThingRef,
  about: { readonly reason?: string; readonly words?: string; readonly outcome?: string },
): Promise<void> {
  const [addressee, thing] = [to && (await readAddressee(ctx, to, 'administration')), await findThing(ctx, subject)];
  if (!to || !addressee || !thing) return;
  const t = houseWords().translator(addressee.language);
  const own = `${ctx.origin}/moderation/${subject.kind}/${subject.id}`;
  const blanks = {
    kind: subject.kind,
    line: lineOf(thing),
    reason: about.reason ? t(`comments.sight.${about.reason}`) : '',
    words: about.words ?? '',
    worded: about.words ? 'yes' : 'no',
    outcome: about.outcome ?? '',
    link: order.kind === 'released' || order.kind === 'appeal-decided-staff' ? `${ctx.origin}${thing.url}` : own,
  };
  await queueMail(ctx, {
    personId: to,
    to: addressee.email,
    kind: 'moderation',
    key: keyOf(order),
    subject: t(`moderation.mail.${order.kind}.subject`, blanks),
    text: t(`moderation.mail.${order.kind}.text`, blanks),
  });
}
