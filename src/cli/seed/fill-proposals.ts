import type { DistrictId, NeighbourhoodId, PersonId, ProcessId, ProposalId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { cents } from '#kernel/money.ts';
import { type AnswerText, type SeededProposal, seedProposals } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { momentOf, readDemo, readDemoLines } from './demo-files.ts';
import type { FilledProcess } from './fill-processes.ts';

interface DemoProposal {
  readonly key: string;
  readonly process: string;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly district: string | null;
  /** One of that district's. */
  readonly neighbourhood?: string;
  readonly category: string | null;
  readonly createdDay: number;
  readonly supports: number;
  readonly state: 'open' | 'answered' | 'withdrawn';
  /** Proposed on behalf of its author's organisation. */
  readonly organisation?: boolean;
  readonly edited?: { readonly dayOffset: number; readonly oldTitle?: string; readonly oldBody?: string };
  readonly answer?: {
    readonly verdict: AnswerText['verdict'];
    readonly text: LocalizedText;
    readonly costCents?: number;
    readonly period?: LocalizedText;
    readonly answeredDay: number;
  };
}

interface Places {
  readonly districts: ReadonlyMap<string, DistrictId>;
  readonly neighbourhoods: ReadonlyMap<string, NeighbourhoodId>;
  readonly processes: ReadonlyMap<string, FilledProcess>;
  readonly people: ReadonlyMap<string, PersonId>;
}

export type FilledProposals = Map<string, { readonly id: ProposalId; readonly processId: ProcessId }>;

/** The demo's proposals with their answers and changes, by their names in the demo. */
export async function fillProposals(ctx: Ctx, places: Places): Promise<FilledProposals> {
  const people = readDemo<{ key: string; displayName: string; organisation?: string }[]>('people.json');
  const organisations = new Map(people.map(({ key, displayName, organisation }) => [key, organisation ?? displayName]));
  const rows = readDemoLines<DemoProposal>('proposals.jsonl').map((demo, position) =>
    rowOf(ctx.clock.now(), demo, position, places, organisations),
  );
  const ids = await seedProposals(ctx, rows);
  return new Map(
    rows.flatMap(({ externalId, processId }) => {
      const id = ids.get(externalId);
      return id ? [[externalId, { id, processId }] as const] : [];
    }),
  );
}

function rowOf(
  now: Date,
  demo: DemoProposal,
  position: number,
  places: Places,
  organisations: ReadonlyMap<string, string>,
): SeededProposal {
  const place = places.processes.get(demo.process);
  const step = place?.process.steps.find(({ method }) => method === 'proposals');
  if (!place || !step) throw new Error(`The demo's proposal ${demo.key} has no process ${demo.process}`);
  // Through the day, a few minutes apart: those of one day keep their order.
  const at = (days: number) => new Date(momentOf(now, { days, hour: 9 }).getTime() + (position % 60) * 7 * 60_000);
  return {
    externalId: demo.key,
    processId: place.id,
    stepId: step.id,
    language: demo.language,
    title: demo.title,
    body: demo.body,
    origin: demo.organisation ? 'organisation' : 'resident',
    authorId: places.people.get(demo.author) ?? null,
    organisationName: demo.organisation ? (organisations.get(demo.author) ?? null) : null,
    districtId: (demo.district && places.districts.get(demo.district)) || null,
    neighbourhoodId: (demo.neighbourhood && places.neighbourhoods.get(demo.neighbourhood)) || null,
    categoryId: (demo.category && place.categories.get(demo.category)) || null,
    publishedAt: at(demo.createdDay),
    openingSupports: demo.supports,
    answer: answerOf(demo, at),
    earlier: demo.edited && {
      title: demo.edited.oldTitle ?? demo.title,
      body: demo.edited.oldBody ?? demo.body,
      replacedAt: at(demo.edited.dayOffset),
    },
    withdrawal: demo.state === 'withdrawn' ? { at: at(demo.createdDay + 6), reason: 'other', note: null } : null,
  };
}

function answerOf({ answer }: DemoProposal, at: (days: number) => Date): SeededProposal['answer'] {
  if (!answer) return null;
  const { verdict, text, costCents, period, answeredDay } = answer;
  return {
    verdict,
    text,
    cost: costCents === undefined ? null : cents(costCents),
    period: period ? { from: null, to: null, words: period } : null,
    publishedAt: at(answeredDay),
  };
}
