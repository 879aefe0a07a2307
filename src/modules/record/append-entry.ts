import { chainEntry, type Head, type JsonObject } from '@ateneu/public-record';
import type { ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type ActingRole, mayActAs } from './policy.ts';
import { type PayloadOf, RECORD_KINDS, type RecordKind } from './record-kinds.ts';
import { findHead, insertEntry, takeTurn } from './store.ts';

export interface NewEntry<K extends RecordKind = RecordKind> {
  readonly kind: K;
  readonly subject: { readonly kind: (typeof RECORD_KINDS)[K]['subject']; readonly id: string };
  readonly processId: ProcessId | null;
  readonly payload: PayloadOf<K>;
}

const SUBJECT_ID = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

/**
 * Writes what happened into the public record, in the caller's transaction: it is written down if and only if it
 * happened. Call it last: from here to the commit nobody else can append (README, "Taking turns").
 *
 * @returns the new head of the record
 * @throws a fault for an unknown kind or field, a value that does not fit, or an office the actor does not hold
 */
export async function appendToRecord<K extends RecordKind>(ctx: Ctx, entry: NewEntry<K>): Promise<Head> {
  const payload = checkedPayload(entry);
  if (!mayActAs(ctx.actor, payload.role, entry.processId)) {
    throw new Error(`Record: the actor of a ${entry.kind} does not hold the office of ${payload.role}`);
  }
  return ctx.transact(async (inside) => {
    await takeTurn(inside);
    const chained = chainEntry(await findHead(inside), {
      at: inside.clock.now().toISOString(),
      kind: entry.kind,
      subject: { kind: entry.subject.kind, id: entry.subject.id },
      process: entry.processId,
      payload,
    });
    await insertEntry(inside, chained);
    await inside.noteAct({ act: entry.kind, subject: entry.subject, processId: entry.processId, ...inWords(payload) });
    return { seq: chained.seq, hash: chained.hash };
  });
}

function checkedPayload({ kind, subject, payload }: NewEntry): JsonObject & { readonly role: ActingRole } {
  if (!Object.hasOwn(RECORD_KINDS, kind)) throw new Error(`Record: there is no kind ${kind}`);
  const known = RECORD_KINDS[kind];
  if (subject.kind !== known.subject) throw new Error(`Record: a ${kind} is about a ${known.subject}`);
  if (!SUBJECT_ID.test(subject.id)) throw new Error(`Record: the subject of a ${kind} has no id but words`);
  const parsed = known.schema.safeParse(payload);
  if (parsed.success) return parsed.data as ReturnType<typeof checkedPayload>;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'payload'}: ${message}`);
  throw new Error(`Record: a ${kind} cannot say this. ${wrong.join('; ')}`);
}

/** What of a payload the administration log repeats: how it stood before and after. Hashes say nothing to people. */
function inWords({ role: _, office: __, ...payload }: JsonObject): { before?: string; after?: string } {
  const said = Object.entries(payload).filter(([name, value]) => value !== null && !name.endsWith('Hash'));
  const side = (isBefore: boolean) =>
    said
      .filter(([name]) => /before$/i.test(name) === isBefore)
      .map(
        ([name, value]) =>
          `${name.replace(/(?:Before|After)$/, '')}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
      )
      .join('; ');
  const [before, after] = [side(true), side(false)];
  return { ...(before && { before }), ...(after && { after }) };
}
