import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import { findStep, type Step } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, testId } from '#platform/testing.ts';
import { type ImportedProposal, importProposals } from './import-proposals.ts';
import { prepareAnswers } from './prepare-answer.ts';
import type { ProposalText } from './proposal.ts';
import { publishAnswers, takeBackAnswer } from './publish-answers.ts';
import { publishProposal } from './publish-proposal.ts';
import type { ProposalRules } from './rules.ts';
import { startDraft } from './save-draft.ts';

/** The step is open from 1 November to 30 November 2026; the test clock stands at the 16th. */
export const OPENS = new Date('2026-11-01T08:00:00Z');
export const CLOSES = new Date('2026-11-30T19:00:00Z');

export const TEXT: ProposalText = {
  language: 'ca',
  title: 'Arbres en lloc d’aparcament davant del Molí',
  body: 'Dotze places d’aparcament es converteixen en sis arbres i un banc llarg per als avis.',
  districtId: null,
  neighbourhoodId: null,
  categoryId: null,
  organisationName: null,
};

let processes = 0;

/** A published process with one open step of proposals under these rules. */
export async function openProcess(ctx: Ctx, rules: Partial<ProposalRules> = {}) {
  processes += 1;
  const processId = testId<ProcessId>(900_000 + processes);
  const stepId = testId<StepId>(910_000 + processes);
  const slug = `process-${processes}`;
  await sql`insert into processes (id, slug, status, title, created_at, updated_at, published_at)
    values (${processId}, ${slug}, 'published', '{"ca":"Carrers","en":"Streets"}', ${OPENS}, ${OPENS}, ${OPENS})`.execute(
    ctx.db,
  );
  await sql`insert into process_steps (id, process_id, position, slug, method, title, opens_at, closes_at, rules)
    values (${stepId}, ${processId}, 1, 'proposals', 'proposals', '{"ca":"Propostes","en":"Proposals"}', ${OPENS}, ${CLOSES},
      ${JSON.stringify(rules)})`.execute(ctx.db);
  return { slug, processId, stepId };
}

/** A published proposal of a new resident, or of `author`. */
export async function published(
  ctx: Ctx,
  process: { slug: string },
  text: Partial<ProposalText> = {},
  author: Actor = personActor(),
) {
  const hers = ctx.as(author);
  const draft = await startDraft(hers, { process: process.slug, text: { ...TEXT, ...text } });
  if (!draft.ok) throw new Error(draft.code);
  const done = await publishProposal(hers, draft.value.id);
  if (!done.ok) throw new Error(done.code);
  return { id: draft.value.id, process: process.slug, number: done.value.number, author: hers };
}

/** The city says yes to it, in public. */
export async function answered(officer: Ctx, { id }: { readonly id: ProposalId }): Promise<void> {
  const answer = { verdict: 'accepted', text: { ca: 'Sí, enguany.' }, cost: null, period: null } as const;
  await prepareAnswers(officer, { ids: [id], answer });
  const done = await publishAnswers(officer, [id]);
  if (!done.ok) throw new Error(done.code);
}

/** The city takes it back. */
export async function unanswered(officer: Ctx, { id }: { readonly id: ProposalId }): Promise<void> {
  const done = await takeBackAnswer(officer, id);
  if (!done.ok) throw new Error(done.code);
}

/** What the tally says, straight from the table. */
export async function tallyOf(ctx: Ctx, id: ProposalId): Promise<number> {
  const { rows } = await sql<{ supports: number }>`
    select supports from proposal_tallies where proposal_id = ${id}`.execute(ctx.db);
  return rows[0]?.supports ?? -1;
}

/** Supports that count, counted one by one. */
export async function countedSupports(ctx: Ctx, id: ProposalId): Promise<number> {
  const { rows } = await sql<{ given: number }>`
    select count(*) as given from proposal_supports where proposal_id = ${id} and not provisional`.execute(ctx.db);
  return rows[0]?.given ?? -1;
}

export function residents(howMany: number): Actor[] {
  return Array.from({ length: howMany }, () => personActor());
}

/** One of a row of proposals to import: every ninth asks for shade, the others for benches. */
export function importedProposal(index: number, more: Partial<ImportedProposal> = {}): ImportedProposal {
  return {
    externalId: `p-${index}`,
    language: 'ca',
    title: index % 9 === 0 ? `Més ombra al pati de l’escola número ${index}` : `Un banc nou al carrer número ${index}`,
    body: 'Els avis esperen drets a la sortida de l’escola i a l’estiu no hi ha ombra.',
    origin: 'meeting',
    authorId: null,
    organisationName: null,
    districtId: null,
    categoryId: null,
    publishedAt: new Date(Date.UTC(2026, 10, 2, 8, index)),
    openingSupports: (index * 7) % 50,
    ...more,
  };
}

/** A step with 45 imported proposals, and the way to import more. */
export async function filledStep(ctx: Ctx) {
  const place = await openProcess(ctx, { threshold: 60 });
  const step = (await findStep(ctx, place.stepId)) as Step;
  const system = ctx.as({ kind: 'system', name: 'import' });
  const take = (proposals: readonly ImportedProposal[]) =>
    importProposals(system, { source: 'test', processId: place.processId, stepId: place.stepId, proposals });
  await take(Array.from({ length: 45 }, (_, index) => importedProposal(index)));
  return { place, step, system, take };
}

/** Who may take part in the step of a process, straight into the table. */
export async function setTerms(
  ctx: Ctx,
  { stepId }: { readonly stepId: StepId },
  {
    level = 'verified',
    guests = false,
  }: { readonly level?: 'account' | 'verified' | 'strong'; readonly guests?: boolean },
): Promise<void> {
  await sql`update process_steps set level = ${level}, guests = ${guests} where id = ${stepId}`.execute(ctx.db);
}
