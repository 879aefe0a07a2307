import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { Ctx } from '#platform/ctx.ts';
import { followedAmong } from '../follow-store.ts';
import { whoFollows } from '../follow-thing.ts';
import { FollowPanel, type NearThing } from './FollowPanel.tsx';

/** What pages of other modules show, handed to them where the house is put together. Nobody follows herself. */
export async function drawFollow(
  ctx: Ctx,
  r: Reader,
  csrf: string,
  { things, next }: { readonly things: readonly NearThing[]; readonly next: string },
): Promise<VNode | null> {
  if (ctx.actor.kind === 'person' && ctx.actor.limited) return null;
  const personId = whoFollows(ctx);
  const others = things.filter(({ id }) => id !== personId);
  const ids = others.map(({ id }) => id);
  const followed = personId ? await followedAmong(ctx, personId, ids) : new Set<string>();
  return <FollowPanel {...{ r, csrf, things: others, followed, next }} />;
}
