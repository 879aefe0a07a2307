import type { DistrictId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { tooSmall } from '#kernel/small-numbers.ts';
import { countByAge } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { hashOfVotes } from './export-answers.ts';
import type { StoredMap } from './map-store.ts';
import { type ConversationRead, readConversation } from './read-conversation.ts';
import type { ConversationAddress } from './statement.ts';
import { countByDistrict, peopleIn } from './vote-store.ts';

export interface Coverage<Group> {
  readonly group: Group;
  /** null: fewer than ten, and some. */
  readonly people: number | null;
}

export interface ConversationReport {
  readonly read: ConversationRead;
  readonly stored: StoredMap;
  /** By district; null: none said. */
  readonly districts: readonly Coverage<DistrictId | null>[];
  /** By age band, named by its lower edge; null: not verified, or her age is not known. */
  readonly ages: readonly Coverage<number | null>[];
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
  const [byDistrict, byAge, dataHash] = await Promise.all([
    countByDistrict(ctx, step.id),
    peopleIn(ctx, step.id).then((people) => countByAge(ctx, people)),
    hashOfVotes(ctx, read.value),
  ]);
  return ok({
    ...{ read: read.value, stored, dataHash },
    ...{ districts: coverageOf(byDistrict), ages: coverageOf(byAge) },
  });
}

/** @param counted how many of each group; who is in none stands under null */
export function coverageOf<Group>(counted: ReadonlyMap<Group, number>): Coverage<Group>[] {
  const rows = [...counted].map(([group, people]) => ({ group, people }));
  const hidden = tooSmall(rows);
  return rows.map((row) => ({ ...row, people: hidden.has(row) ? null : row.people }));
}
