import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countMembers, listInvitations, type Member, memberPage } from './members-store.ts';
import { mayChooseMembers } from './policy.ts';
import { addressesOf } from './read-account.ts';

export const MEMBERS_A_PAGE = 50;
const MOST_INVITATIONS = 200;

export interface MemberList {
  readonly members: readonly (Member & { readonly email: string | null })[];
  readonly total: number;
  /** Where the next page begins; null: this is the last. */
  readonly next: { readonly name: string; readonly id: PersonId } | null;
  readonly invitations: readonly { readonly id: string; readonly email: string; readonly at: Date }[];
}

/** Who was chosen, with the addresses they were chosen by: written down for each of them. Null: not yours to see. */
export async function listMembers(
  ctx: Ctx,
  processId: ProcessId,
  after: MemberList['next'],
): Promise<MemberList | null> {
  if (!mayChooseMembers(ctx.actor, processId)) return null;
  const found = await memberPage(ctx, processId, { after, size: MEMBERS_A_PAGE + 1 });
  const members = found.slice(0, MEMBERS_A_PAGE);
  const addresses = await addressesOf(
    ctx,
    members.map(({ personId }) => personId),
    'participation',
  );
  const emails = new Map(addresses.map(({ personId, email }) => [personId, email]));
  const last = members.at(-1);
  return {
    members: members.map((member) => ({ ...member, email: emails.get(member.personId) ?? null })),
    total: await countMembers(ctx, processId),
    next: found.length > MEMBERS_A_PAGE && last ? { name: last.displayName, id: last.personId } : null,
    invitations: after === null ? await readInvitations(ctx, processId) : [],
  };
}

async function readInvitations(ctx: Ctx, processId: ProcessId): Promise<MemberList['invitations']> {
  const place = { personId: null, column: 'process_invitations.email_sealed', purpose: 'participation' } as const;
  const invitations = [];
  for (const row of await listInvitations(ctx, processId, MOST_INVITATIONS)) {
    const email = await ctx.personal.open(place, row.email_sealed);
    if (email !== null) invitations.push({ id: row.id, email, at: row.invited_at });
  }
  return invitations;
}
