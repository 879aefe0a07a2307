import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { Ctx } from '#platform/ctx.ts';
import { followedAmong } from '../follow-store.ts';
import { whoFollows } from '../follow-thing.ts';
import { findThings } from '../named-things.ts';
import type { Thing } from '../notice.ts';
import { FollowPanel } from './FollowPanel.tsx';

/** What pages of other modules show, handed to them where the house is put together. Nobody follows herself. */
export async function drawFollow(
  ctx: Ctx,
  r: Reader,
  csrf: string,
  { things, next }: { readonly things: readonly Thing[]; readonly next: string },
): Promise<VNode | null> {
  if (ctx.actor.kind === 'person' && ctx.actor.limited) return null;
  const personId = whoFollows(ctx);
  const others = things.filter(({ id }) => id !== personId);
  const [named, followed] = [
    await findThings(ctx, others),
    personId
      ? await followedAmong(
          ctx,
          personId,
          others.map(({ id }) => id),
        )
      : new Set<string>(),
  ];
  return named.length === 0 ? null : <FollowPanel {...{ r, csrf, things: named, followed, next }} />;
}
