import type { StepId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import { displayNames, type Names } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { DownloadColumn } from '#platform/http/download.ts';
import { type ExportedRow, exportProposals } from '../export-proposals.ts';
import { shownStanding } from '../standing.ts';
import type { ListFrame } from './list-frame.ts';
import { authorOf } from './proposal-words.ts';

export type NamedRow = ExportedRow & { readonly names: Names };

/** The open data of a proposal: public already, one column a fact. Codes in English, the city's words in the reader's language. */
export function exportColumns(r: Reader, frame: ListFrame, origin: string): readonly DownloadColumn<NamedRow>[] {
  const { process, step, rules } = frame;
  const districts = new Map(frame.map?.areas.map((area) => [area.id, area]));
  const categories = new Map(frame.categories.map((category) => [category.id, r.text(category.title)]));
  const neighbourhoods = new Map(frame.neighbourhoods.map((each) => [each.id, each]));
  const neighbourhood = (row: NamedRow) => (row.neighbourhoodId ? neighbourhoods.get(row.neighbourhoodId) : undefined);
  const district = (row: NamedRow) => (row.districtId ? districts.get(row.districtId) : undefined);
  return [
    { name: 'number', value: (row) => row.number },
    { name: 'id', value: (row) => row.id },
    { name: 'address', value: (row) => `${origin}/processes/${process.slug}/proposals/${row.number}` },
    { name: 'process', value: () => process.slug },
    { name: 'step', value: () => step.slug },
    { name: 'language', value: (row) => row.language },
    { name: 'title', value: (row) => row.title },
    { name: 'text', value: (row) => row.body },
    { name: 'origin', value: (row) => row.origin },
    { name: 'author', value: (row) => authorOf(row, row.names, r) },
    { name: 'district_code', value: (row) => district(row)?.code ?? null },
    { name: 'district', value: (row) => textOf(r, district(row)?.name) },
    { name: 'neighbourhood_code', value: (row) => neighbourhood(row)?.code ?? null },
    { name: 'neighbourhood', value: (row) => textOf(r, neighbourhood(row)?.name) },
    { name: 'category', value: (row) => (row.categoryId ? (categories.get(row.categoryId) ?? null) : null) },
    { name: 'state', value: (row) => shownStanding(row.standing, step, rules, r.now) },
    { name: 'supports', value: (row) => row.tally.supports },
    { name: 'comments', value: (row) => row.tally.comments },
    { name: 'published_at', value: (row) => row.publishedAt },
    { name: 'edited_at', value: (row) => row.editedAt },
    { name: 'threshold_reached_at', value: (row) => row.tally.thresholdReachedAt },
    { name: 'withdrawn_at', value: (row) => row.withdrawal?.at ?? null },
    { name: 'answer', value: (row) => row.answer?.verdict ?? null },
    { name: 'answer_text', value: (row) => textOf(r, row.answer?.text) },
    { name: 'answer_cost_cents', value: (row) => row.answer?.costCents ?? null },
    { name: 'answer_from', value: (row) => row.answer?.periodFrom ?? null },
    { name: 'answer_to', value: (row) => row.answer?.periodTo ?? null },
    { name: 'answer_when', value: (row) => textOf(r, row.answer?.periodWords) },
    { name: 'answered_at', value: (row) => row.answer?.publishedAt ?? null },
  ];
}

/** Names are asked for a batch at a time. */
export async function* namedBatches(ctx: Ctx, stepId: StepId): AsyncGenerator<readonly NamedRow[]> {
  for await (const rows of exportProposals(ctx, stepId)) {
    const ids = rows.flatMap(({ authorId, organisationName }) => (authorId && !organisationName ? [authorId] : []));
    const names = ids.length === 0 ? new Map() : await displayNames(ctx, ids);
    yield rows.map((row) => ({ ...row, names }));
  }
}

function textOf(r: Reader, text: Parameters<Reader['text']>[0] | undefined): string | null {
  return (text && r.text(text)) || null;
}
