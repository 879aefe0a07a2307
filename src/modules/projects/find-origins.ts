import { ok, type Result, refuse } from '#kernel/result.ts';
import { findProcess } from '#modules/participation/processes/index.ts';
import { atAddress } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Origin } from './project.ts';

export const MOST_ORIGINS = 10;
const ADDRESS = /^(?:https?:\/\/[^/\s]+)?\/processes\/([a-z0-9-]{1,80})(?:\/proposals\/(\d{1,9}))?\/?$/;

type Refused = 'origin-not-address' | 'origin-not-found' | 'origins-too-many';

/** The processes and proposals of these addresses, one a line, as they stand in a browser's bar. Drafts are none. */
export async function findOrigins(ctx: Ctx, lines: string): Promise<Result<Origin[], Refused>> {
  const addresses = lines.split('\n').map((line) => line.trim());
  const said = addresses.filter((line) => line !== '');
  if (said.length > MOST_ORIGINS) return refuse('origins-too-many', { most: MOST_ORIGINS });
  const origins: Origin[] = [];
  for (const address of said) {
    const [, slug = '', number] = ADDRESS.exec(address.replace(/[?#].*$/, '')) ?? [];
    if (slug === '') return refuse('origin-not-address', { address });
    const origin = await originAt(ctx, slug, number);
    if (!origin) return refuse('origin-not-found', { address });
    origins.push(origin);
  }
  return ok(origins);
}

async function originAt(ctx: Ctx, slug: string, number: string | undefined): Promise<Origin | undefined> {
  if (number === undefined) {
    const process = await findProcess(ctx, { slug });
    return process && process.status !== 'draft' ? { kind: 'process', id: process.id } : undefined;
  }
  const found = await atAddress(ctx, { process: slug, number: Number(number) });
  if ('code' in found || found.proposal.standing === 'draft') return undefined;
  return { kind: 'proposal', id: found.proposal.id };
}
