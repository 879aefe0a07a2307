import type { DistrictId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { hashOfVotes } from './export-answers.ts';
import type { StoredMap } from './map-store.ts';
import { type ConversationRead, readConversation } from './read-conversation.ts';
import type { ConversationAddress } from './statement.ts';
import { countByDistrict } from './vote-store.ts';

/** Fewer people than this in a district are not counted out: they could be known. */
export const FEWEST_SHOWN = 10;

export interface Coverage {
  /** null: no district said. */
  readonly districtId: DistrictId | null;
  /** null: fewer than ten, and some. */
  readonly people: number | null;
}

export interface ConversationReport {
  readonly read: ConversationRead;
  readonly stored: StoredMap;
  readonly coverage: readonly Coverage[];
  /** SHA-256 of votes.csv as it is now. */
  readonly dataHash: string;
}

/** What came of a conversation, for reading and for counting again. */
export async function readReport(
  ctx: Ctx,
  address: ConversationAddress,
): Promise<Result<ConversationReport, 'conversation-not-found' | 'map-not-yet'>> {
  const read = await readConversation(ctx, address, '');
  if (!read.ok) return read;
  const { stored, may, step } = read.value;
  if (!may.seeMap || !stored) return refuse('map-not-yet');
  const [byDistrict, dataHash] = await Promise.all([countByDistrict(ctx, step.id), hashOfVotes(ctx, read.value)]);
  return ok({ read: read.value, stored, coverage: coverageOf(byDistrict), dataHash });
}

/** Small numbers are hidden, and with a single one hidden the next smallest too: else the total would give it away. */
export function coverageOf(byDistrict: ReadonlyMap<DistrictId | null, number>): Coverage[] {
  const rows = [...byDistrict].map(([districtId, people]) => ({ districtId, people }));
  const small = rows.filter(({ people }) => people < FEWEST_SHOWN);
  const hidden = new Set(small);
  if (small.length === 1) {
    const next = rows.filter((row) => !hidden.has(row)).sort((a, b) => a.people - b.people)[0];
    if (next) hidden.add(next);
  }
  return rows.map((row) => ({ ...row, people: hidden.has(row) ? null : row.people }));
}
