import { sql } from 'kysely';
import { h } from 'preact';
import type { Actor } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor } from '#platform/testing.ts';
import { addDocument } from './add-document.ts';
import { changeProcess } from './change-process.ts';
import type { Method } from './method.ts';
import type { ProcessWithSteps } from './process.ts';
import { publishProcess } from './publish-process.ts';
import { startProcess } from './start-process.ts';
import { findProcess } from './store.ts';

export const ZONE = 'Europe/Madrid';
/** The test clock stands at this day's 10:00Z, a Monday, eleven in the morning in the city. */
const TODAY = '2026-11-16';

/** A method for tests: `contributions` says which steps hold something. */
export function testMethod(name: string, contributions: ReadonlySet<string> = new Set()): Method {
  return {
    name,
    defaultRules: name === 'proposals' ? { supportsPerPerson: 0, threshold: null } : {},
    readRules: (typed) =>
      typed.threshold === 'many'
        ? { problems: [{ field: 'threshold', message: 'Write a number.' }] }
        : { rules: { supportsPerPerson: 0, threshold: Number(typed.threshold ?? 0) || null } },
    RulesFields: () => h('div', {}),
    rulesInWords: () => [`Rules of ${name}`],
    address: () => null,
    glances: async () => new Map(),
    hasContributions: async (_, step) => contributions.has(step.id),
    countForRecord: async () => ({ proposals: 3, supports: 7, resultHash: null }),
    preview: async () => h('p', {}, `Preview of ${name}`),
  };
}

export const METHODS = [testMethod('proposals'), testMethod('information')];

export const admin = (): Actor => personActor({ roles: ['administrator'] });
export const facilitatorOf = (processId: ProcessId): Actor =>
  personActor({ roles: [{ role: 'facilitator', processId }] });

let started = 0;

/** A draft from the template of proposals and answers: proposals for four weeks from `startsOn`, then answers. */
export async function draftProcess(ctx: Ctx, { startsOn = TODAY, template = 'proposals-and-answers' } = {}) {
  started += 1;
  const mine = ctx.as(admin());
  const title = { en: `Streets ${started}`, ca: `Carrers ${started}` };
  const input = { template, title, question: { en: 'Which streets first?' }, startsOn };
  const done = await startProcess(mine, input, { methods: METHODS, zone: ZONE });
  if (!done.ok) throw new Error(done.code);
  const process = await again(ctx, done.value.slug);
  return { process, slug: process.slug, runs: ctx.as(facilitatorOf(process.id)) };
}

/** The same, with nothing missing and published. */
export async function publicProcess(ctx: Ctx, options: Parameters<typeof draftProcess>[1] = {}) {
  const draft = await draftProcess(ctx, options);
  await changeProcess(draft.runs, { process: draft.slug, words: { department: { en: 'Mobility' } } });
  const published = await publishProcess(draft.runs, draft.slug, METHODS);
  if (!published.ok) throw new Error(published.code);
  return { ...draft, process: await again(ctx, draft.slug) };
}

export async function again(ctx: Ctx, slug: string): Promise<ProcessWithSteps> {
  const process = await findProcess(ctx, { slug });
  if (!process) throw new Error(`No process ${slug}`);
  return process;
}

/** A paper of text beside a process. */
export async function addPaper(runs: Ctx, slug: string, title: string): Promise<void> {
  const upload = { name: 'paper.txt', bytes: new TextEncoder().encode(title) };
  const added = await addDocument(runs, { process: slug, title: { en: title }, upload });
  if (!added.ok) throw new Error(added.code);
}

/** What the public record says of a process, in order: kind and payload. */
export async function recorded(
  ctx: Ctx,
  processId: ProcessId,
): Promise<{ kind: string; payload: Record<string, unknown> }[]> {
  const { rows } = await sql<{ kind: string; payload: string }>`
    select kind, payload from record_entries where process_id = ${processId} order by seq`.execute(ctx.db);
  return rows.map(({ kind, payload }) => ({ kind, payload: JSON.parse(payload) as Record<string, unknown> }));
}
