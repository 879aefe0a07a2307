import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Chosen, chooseMembers } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { readAddresses } from './read-addresses.ts';
import { type NotRunnable, processToRun } from './runnable.ts';

type Refused = NotRunnable | 'members-not-yours' | 'no-addresses' | 'address-wrong' | 'addresses-too-many';

/** Makes whoever is behind the addresses of a list members of a process. One wrong line, and nobody is. */
export async function chooseParticipants(
  ctx: Ctx,
  input: { readonly process: string; readonly list: string },
): Promise<Result<Chosen, Refused>> {
  const found = await processToRun(ctx, input.process);
  if (!found.ok) return found;
  const { id: processId, title, slug } = found.value;
  const addresses = readAddresses(input.list);
  if (!addresses.ok) return addresses;
  const chosen = await chooseMembers(ctx, { processId, title, path: `/processes/${slug}` }, addresses.value);
  return chosen.ok ? ok(chosen.value) : refuse(chosen.code);
}
