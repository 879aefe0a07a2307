import type { ProcessId } from '#kernel/ids.ts';
import {
  countPapers,
  type ListedPaper,
  listPapers,
  listProcesses,
  type ProcessWithSteps,
} from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { DocumentKind, LibraryDocument } from './document.ts';
import { countPublished, type LibraryCursor, type LibraryFilter, listPublished } from './list-store.ts';

/** What stands on a shelf: a document of the library, or a paper of a process, which the process keeps. */
export type Shelved = { readonly document: LibraryDocument } | { readonly paper: ListedPaper };

export interface LibraryAsked extends Pick<LibraryFilter, 'of' | 'from' | 'until' | 'words'> {
  /** `process`: the papers of processes alone. */
  readonly kind?: DocumentKind | 'process' | undefined;
  readonly after?: LibraryCursor | undefined;
}

export interface LibraryList {
  readonly shelf: readonly Shelved[];
  /** Up to 2,002; more than 1,000 is said so. */
  readonly total: number;
  /** The first day of all that is there; null where there is nothing. */
  readonly oldest: string | null;
  readonly next: LibraryCursor | null;
}

export type ReadablePlaces = ReadonlyMap<ProcessId, ProcessWithSteps>;

const PAGE = 20;

/** A page of the library by date, the latest first: two lists cut at one place and read as one. */
export async function listLibrary(ctx: Ctx, asked: LibraryAsked, places: ReadablePlaces): Promise<LibraryList> {
  const found = await pageOf(ctx, asked, places, PAGE + 1);
  const shelf = found.slice(0, PAGE);
  const last = shelf.at(-1);
  const filter = filterOf(asked, places);
  const [own, papers] = [await countPublished(ctx, filter), await countPapers(ctx, filter)];
  const oldest = [own.oldest, papers.oldest].filter((day) => day !== null).sort()[0] ?? null;
  return {
    shelf,
    total: (asked.kind === 'process' ? 0 : own.total) + (takesPapers(asked) ? papers.total : 0),
    oldest,
    next: found.length > PAGE && last ? placeOf(last) : null,
  };
}

const BATCH = 200;

/** All of it, the latest first. */
export async function* libraryBatches(
  ctx: Ctx,
  asked: LibraryAsked,
  places: ReadablePlaces,
): AsyncIterable<readonly Shelved[]> {
  let { after } = asked;
  for (;;) {
    const page = await pageOf(ctx, { ...asked, after }, places, BATCH);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (page.length < BATCH || !last) return;
    after = placeOf(last);
  }
}

/** The processes whoever asks may read: documents of others are not there for her. Asked for each, never kept. */
export async function readablePlaces(ctx: Ctx): Promise<ReadablePlaces> {
  const processes = await listProcesses(ctx, { statuses: ['published', 'archived'], limit: 1000 });
  return new Map(processes.map((process) => [process.id, process]));
}

async function pageOf(ctx: Ctx, asked: LibraryAsked, places: ReadablePlaces, limit: number): Promise<Shelved[]> {
  const [filter, page] = [filterOf(asked, places), { after: asked.after, limit }];
  const [documents, papers] = [
    asked.kind === 'process' ? [] : await listPublished(ctx, filter, page),
    takesPapers(asked) ? await listPapers(ctx, filter, page) : [],
  ];
  const shelf = [...documents.map((document) => ({ document })), ...papers.map((paper) => ({ paper }))];
  return shelf.sort(latestFirst).slice(0, limit);
}

/** Papers of processes have no kind of their own. */
function takesPapers({ kind }: LibraryAsked): boolean {
  return kind === undefined || kind === 'process';
}

function filterOf({ kind, after: _, ...rest }: LibraryAsked, places: ReadablePlaces): LibraryFilter {
  return { ...rest, readable: [...places.keys()], kind: kind === 'process' ? undefined : kind };
}

function latestFirst(a: Shelved, b: Shelved): number {
  const [one, other] = [placeOf(a), placeOf(b)];
  if (one.day !== other.day) return one.day < other.day ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

function placeOf(shelved: Shelved): LibraryCursor {
  if ('document' in shelved) return { day: shelved.document.dated, id: shelved.document.id };
  return { day: shelved.paper.day, id: shelved.paper.id };
}
