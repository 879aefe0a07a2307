import { Hono } from 'hono';
import { z } from 'zod';
import { isAdministrator } from '#kernel/actor.ts';
import { isId, type PersonId, type ProcessId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import { addDays, readZonedTime } from '#kernel/zoned-time.ts';
import { displayNames, listGrants } from '#modules/identity/index.ts';
import { listProcesses } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { download } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { readQuery } from '#platform/http/form.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { actsInLog, listStaffActs, type StaffActEntry, type StaffActFilter } from '#platform/staff-acts.ts';
import { actInWords } from './act-words.ts';
import { LogPage, type LogQuery } from './LogPage.tsx';
import { recordLinks } from './record-links.ts';

const PAGE = 50;
const BATCH = 500;

const orNothing = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const day = orNothing(z.iso.date());
const logQuery = z.object({
  who: orNothing(z.uuid()),
  act: orNothing(z.string().regex(/^[a-z-]{1,60}$/)),
  process: orNothing(z.uuid()),
  from: day,
  until: day,
  after: orNothing(z.uuid()),
});

/** The administration log: for administrators alone. */
export function logRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/manage/log', async (c) => {
    const { ctx, reader } = c.var;
    if (!isAdministrator(ctx.actor)) throw forbidden();
    const query = readQuery(c, logQuery);
    const found = await listStaffActs(ctx, filterOf(query, reader), { limit: PAGE + 1, after: query.after });
    const entries = found.slice(0, PAGE);
    const next = found.length > PAGE ? (entries.at(-1)?.id ?? null) : null;
    const around = await surroundings(ctx, reader, entries);
    return c.render(<LogPage r={reader} entries={entries} next={next} query={query} {...around} />, {
      title: reader.t('desk-desk.log.title'),
      desk: 'log',
      unlisted: true,
    });
  });

  routes.get('/manage/log.csv', async (c) => {
    const { ctx, reader } = c.var;
    if (!isAdministrator(ctx.actor)) throw forbidden();
    const filter = filterOf(readQuery(c, logQuery), reader);
    return download<StaffActEntry & { readonly who: string }>(c, {
      name: 'administration-log',
      format: 'csv',
      batches: batches(ctx, filter),
      columns: [
        { name: 'at', value: ({ at }) => at },
        { name: 'who', value: ({ who }) => who },
        { name: 'roles', value: ({ roles }) => roles.join(' ') },
        { name: 'act', value: ({ act }) => act },
        { name: 'act_in_words', value: ({ act }) => actInWords(reader, act) },
        { name: 'subject_kind', value: ({ subjectKind }) => subjectKind },
        { name: 'subject', value: ({ subjectId }) => subjectId },
        { name: 'process', value: ({ processId }) => processId },
        { name: 'before', value: ({ before }) => before },
        { name: 'after', value: ({ after }) => after },
        { name: 'path', value: ({ path }) => path },
      ],
    });
  });

  return routes;
}

function filterOf(query: LogQuery, { timeZone }: Reader): StaffActFilter {
  const morning = (date: string | undefined) =>
    date ? (readZonedTime(`${date}T00:00`, timeZone) ?? undefined) : undefined;
  const last = morning(query.until);
  return {
    actorId: query.who as PersonId | undefined,
    act: query.act,
    processId: query.process as ProcessId | undefined,
    from: morning(query.from),
    until: last && addDays(last, 1, timeZone),
  };
}

/** The names and links of a page, and what its filters offer. */
async function surroundings(ctx: Ctx, reader: Reader, entries: readonly StaffActEntry[]) {
  const people = entries.flatMap(({ actorId, subjectKind, subjectId }) => [
    ...(actorId ? [actorId] : []),
    ...(subjectKind === 'person' && isId(subjectId) ? [subjectId as PersonId] : []),
  ]);
  const about = entries.map(({ subjectKind, subjectId, processId }, seq) => ({
    ...{ seq, processId, subject: { kind: subjectKind ?? '', id: subjectId ?? '' } },
  }));
  const [names, links, acts, grants, processes] = await Promise.all([
    displayNames(ctx, people),
    recordLinks(
      ctx,
      about.filter(({ subject }) => isId(subject.id)),
    ),
    actsInLog(ctx),
    listGrants(ctx),
    listProcesses(ctx, { statuses: ['draft', 'published', 'archived'], limit: 1000 }),
  ]);
  const staff = new Map(
    grants.map(({ personId, displayName }) => [personId, displayName || reader.t('identity.resident')]),
  );
  return { names, links, acts, staff, processes: new Map(processes.map(({ id, title }) => [id, title])) };
}

async function* batches(ctx: Ctx, filter: StaffActFilter) {
  let after: string | undefined;
  for (;;) {
    const entries = await listStaffActs(ctx, filter, { limit: BATCH, after });
    const names = await displayNames(
      ctx,
      entries.flatMap(({ actorId }) => actorId ?? []),
    );
    yield entries.map((entry) => ({
      ...entry,
      who: (entry.actorId ? names.get(entry.actorId) : entry.actorName) ?? '',
    }));
    after = entries.at(-1)?.id;
    if (entries.length < BATCH) return;
  }
}
