import type { MemberLeft } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { forgetNoticesOf } from './notice-store.ts';

/** Subscribed to `member-left`: what waited to be told of a process she may read no more is not told. */
export function hearMemberLeft(ctx: Ctx, { personId, processId }: MemberLeft): Promise<void> {
  return forgetNoticesOf(ctx, personId, processId);
}
