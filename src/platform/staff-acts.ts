import { type RawBuilder, sql } from 'kysely';
import { isStaff } from '#kernel/actor.ts';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { AccessScope } from './access-log.ts';
import type { Ctx } from './ctx.ts';

/** What was done, on what, and how it stood before and after, in a few words. Never words of residents. */
export interface StaffAct {
  readonly act: string;
  readonly subject?: { readonly kind: string; readonly id: string };
  readonly processId?: ProcessId | null;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export interface StaffActEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorId: PersonId | null;
  readonly actorName: string | null;
  readonly roles: readonly string[];
  readonly act: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly processId: ProcessId | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly path: string | null;
}

const LONGEST = 500;

/** Writes an act into the administration log, in the open transaction. Residents' acts are not the staff's: nothing is written. */
export async function insertStaffAct(scope: AccessScope, { subject, ...act }: StaffAct): Promise<void> {
  if (!isStaff(scope.actor)) return;
  await sql`insert into staff_acts (id, at, actor_id, actor_name, roles, act, subject_kind, subject_id, process_id, before, after, request_id)
    values (${scope.newId()}, ${scope.clock.now()}, ${actorOf(scope)}, ${act.act}, ${subject?.kind ?? null},
      ${subject?.id ?? null}, ${act.processId ?? null}, ${short(act.before)}, ${short(act.after)}, ${scope.requestId})`.execute(
    scope.db,
  );
}

/** Puts the path to what a request wrote into the log; where it wrote nothing, one line says at least that it was done. */
export async function logRequest(ctx: Ctx, path: string): Promise<void> {
  await sql`
    with told as (update staff_acts set path = ${path} where request_id = ${ctx.requestId} returning 1)
    insert into staff_acts (id, at, actor_id, actor_name, roles, act, path, request_id)
    select ${ctx.newId()}::uuid, ${ctx.clock.now()}::timestamptz, ${actorOf(ctx)}, 'other', ${path}, ${ctx.requestId}
    where not exists (select from told)`.execute(ctx.db);
}

export interface StaffActFilter {
  readonly actorId?: PersonId | undefined;
  readonly act?: string | undefined;
  readonly processId?: ProcessId | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** The log, newest first. That it is read is written down for whoever acted. @param page.after id of the last of the page before */
export async function listStaffActs(
  ctx: Ctx,
  filter: StaffActFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<StaffActEntry[]> {
  const reading = {
    columns: ['staff_acts.actor_id', 'staff_acts.act', 'staff_acts.at'],
    purpose: 'administration',
  } as const;
  const subjects = (rows: StaffActEntry[]) => rows.flatMap(({ actorId }) => actorId ?? []);
  return ctx.personal.read({ ...reading, subjects }, async ({ db }) => {
    const { rows } = await sql<StaffActEntry>`
      select id, at, actor_id as "actorId", actor_name as "actorName", roles, act, subject_kind as "subjectKind",
        subject_id as "subjectId", process_id as "processId", before, after, path
      from staff_acts where ${condition(filter, page.after)} order by id desc limit ${page.limit}`.execute(db);
    return rows;
  });
}

/** Which acts there are, for the filter. */
export async function actsInLog(ctx: Ctx): Promise<string[]> {
  // A loose scan of the index: as many steps as there are acts, however long the log.
  const { rows } = await sql<{ act: string }>`
    with recursive known as (
      (select act from staff_acts order by act limit 1)
      union all
      select (select act from staff_acts s where s.act > known.act order by act limit 1) from known where known.act is not null
    ) select act from known where act is not null`.execute(ctx.db);
  return rows.map(({ act }) => act);
}

function condition(
  { actorId, act, processId, from, until }: StaffActFilter,
  after: string | undefined,
): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (actorId) parts.push(sql`actor_id = ${actorId}`);
  if (act) parts.push(sql`act = ${act}`);
  if (processId) parts.push(sql`process_id = ${processId}`);
  if (from) parts.push(sql`at >= ${from}`);
  if (until) parts.push(sql`at < ${until}`);
  if (after) parts.push(sql`id < ${after}::uuid`);
  return sql.join(parts, sql` and `);
}

function actorOf({ actor }: Pick<AccessScope, 'actor'>): RawBuilder<unknown> {
  const roles = actor.kind === 'person' ? [...new Set(actor.roles.map(({ role }) => role))] : [];
  const name = actor.kind === 'system' ? actor.name : null;
  return sql`${actor.kind === 'person' ? actor.personId : null}::uuid, ${name}::text, ${roles}::text[]`;
}

function short(words: string | undefined): string | null {
  return words === undefined ? null : words.slice(0, LONGEST);
}
