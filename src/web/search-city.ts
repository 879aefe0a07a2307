import type { ProcessId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import { searchPages } from '#modules/city/index.ts';
import { noonOf, searchDocuments } from '#modules/library/index.ts';
import { searchNews } from '#modules/news/index.ts';
import { searchComments } from '#modules/participation/comments/index.ts';
import {
  listProcesses,
  type ProcessWithSteps,
  searchPapers,
  searchProcesses,
} from '#modules/participation/processes/index.ts';
import { searchProposals } from '#modules/participation/proposals/index.ts';
import { searchProjects } from '#modules/projects/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type ParsedSearch, parseSearch } from '#platform/search/index.ts';

/** Everything public that can be searched, in the order its results are shown. */
export const SEARCH_KINDS = ['processes', 'proposals', 'comments', 'projects', 'news', 'documents', 'pages'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export interface SearchHit {
  readonly kind: SearchKind;
  readonly href: string;
  readonly title: string;
  readonly lang: string;
  /** Text or sanitised HTML: the passage is cut from it. */
  readonly text: string;
  /** The process it belongs to; null for what stands alone. */
  readonly where: string | null;
  readonly at: Date | null;
}

export interface SearchGroup {
  readonly kind: SearchKind;
  /** Up to 1,001: more than 1,000. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

export interface CitySearch {
  readonly parsed: ParsedSearch;
  readonly groups: readonly SearchGroup[];
  /** No text holds all the words: these hold some of them. */
  readonly loosened: boolean;
}

interface Asked {
  readonly words: string;
  /** null: the first few of every kind. */
  readonly kind: SearchKind | null;
  readonly limit: number;
  readonly offset: number;
}

/** Searches everything public at once, or a page of one kind; every kind is counted either way. */
export async function searchCity(ctx: Ctx, reader: Reader, asked: Asked): Promise<CitySearch> {
  const parsed = await parseSearch(ctx.db, asked.words, reader.language);
  if (parsed.empty) return { parsed, groups: [], loosened: false };
  const processes = await listProcesses(ctx, { statuses: ['published', 'archived'], limit: 1000 });
  const groups = await searched(ctx, reader, processes, parsed, asked);
  if (parsed.anyWord === '' || groups.some(({ total }) => total > 0)) return { parsed, groups, loosened: false };
  const loose = { ...parsed, tsquery: parsed.anyWord };
  return { parsed: loose, groups: await searched(ctx, reader, processes, loose, asked), loosened: true };
}

async function searched(
  ctx: Ctx,
  reader: Reader,
  processes: readonly ProcessWithSteps[],
  parsed: ParsedSearch,
  asked: Asked,
): Promise<SearchGroup[]> {
  const search = searchers(reader, processes);
  return Promise.all(
    SEARCH_KINDS.map(async (kind) => {
      const isPage = asked.kind === kind;
      // Of the kinds not asked for only the count is wanted.
      const limit = asked.kind === null || isPage ? asked.limit : 1;
      const { total, hits } = await search[kind](ctx, parsed, { limit, offset: isPage ? asked.offset : 0 });
      return { kind, total, hits: asked.kind === null || isPage ? hits : [] };
    }),
  );
}

type Searcher = (
  ctx: Ctx,
  parsed: ParsedSearch,
  page: { readonly limit: number; readonly offset: number },
) => Promise<{ total: number; hits: SearchHit[] }>;

function searchers(reader: Reader, processes: readonly ProcessWithSteps[]): Readonly<Record<SearchKind, Searcher>> {
  const byId = new Map(processes.map((process) => [process.id, process]));
  const processIds = processes.map(({ id }) => id);
  const whereOf: Places['whereOf'] = (id) => {
    const process = byId.get(id);
    return process ? reader.text(process.title) : null;
  };
  return {
    async processes(ctx, parsed, page) {
      const { total, found } = await searchProcesses(ctx, parsed, page);
      const hits = found.map((one): SearchHit => {
        const { text: title, language } = reader.textWithLanguage(
          Object.keys(one.question).length > 0 ? one.question : one.title,
        );
        const text = [one.title, one.summary, one.description].map((part) => part[language] ?? '').join('. ');
        const href = `/processes/${one.slug}`;
        return { kind: 'processes', href, title, lang: language, text, where: null, at: one.publishedAt };
      });
      return { total, hits };
    },
    async proposals(ctx, parsed, page) {
      const { total, found } = await searchProposals(ctx, parsed, { ...page, processIds });
      const hits = found.map(({ processId, number, title, body, language, publishedAt }): SearchHit => {
        const href = `/processes/${byId.get(processId)?.slug}/proposals/${number}`;
        return {
          kind: 'proposals',
          href,
          title,
          lang: language,
          text: body,
          where: whereOf(processId),
          at: publishedAt,
        };
      });
      return { total, hits };
    },
    async comments(ctx, parsed, page) {
      const { total, found } = await searchComments(ctx, parsed, { ...page, processIds });
      const hits = found.map(({ id, processId, language, body, createdAt }): SearchHit => {
        const process = whereOf(processId);
        const title = process ? reader.t('search.comment-in', { process }) : reader.t('search.comment');
        return {
          kind: 'comments',
          href: `/comments/${id}`,
          title,
          lang: language,
          text: body,
          where: null,
          at: createdAt,
        };
      });
      return { total, hits };
    },
    ...searchersOfPapers(reader, { byId, processIds, whereOf }),
  };
}

interface Places {
  readonly byId: ReadonlyMap<ProcessId, ProcessWithSteps>;
  readonly processIds: readonly ProcessId[];
  whereOf(id: ProcessId): string | null;
}

/** What the city writes itself. */
function searchersOfPapers(
  reader: Reader,
  { byId, processIds, whereOf }: Places,
): Readonly<Record<'projects' | 'news' | 'documents' | 'pages', Searcher>> {
  return {
    async news(ctx, parsed, page) {
      const { total, found } = await searchNews(ctx, parsed, { ...page, processIds });
      const hits = found.map((one): SearchHit => {
        const { text: title, language: lang } = reader.textWithLanguage(one.title);
        const text = [one.lede, one.body].map((part) => part[lang] ?? '').join(' ');
        const where = one.processId && whereOf(one.processId);
        return { kind: 'news', href: `/news/${one.slug}`, title, lang, text, where, at: one.publishedAt };
      });
      return { total, hits };
    },
    async documents(ctx, parsed, page) {
      const own = await searchDocuments(ctx, parsed, { ...page, processIds });
      // Papers of processes stand after the library's own: one page may hold the end of these and the beginning of those.
      const rest = { limit: page.limit - own.found.length, offset: Math.max(0, page.offset - own.total) };
      const papers = await searchPapers(ctx, parsed, { ...rest, processIds });
      const hits = own.found.map((one): SearchHit => {
        const { text: title, language: lang } = reader.textWithLanguage(one.title);
        const where = one.processId && whereOf(one.processId);
        const text = one.summary[lang] ?? '';
        return { kind: 'documents', href: `/documents/${one.slug}`, title, lang, text, where, at: noonOf(one.dated) };
      });
      const further = papers.found.map(({ id, processId, title: titles }): SearchHit => {
        const { text: title, language: lang } = reader.textWithLanguage(titles);
        const href = `/processes/${byId.get(processId)?.slug}/documents/${id}`;
        return { kind: 'documents', href, title, lang, text: '', where: whereOf(processId), at: null };
      });
      return { total: own.total + papers.total, hits: [...hits, ...further] };
    },
    async projects(ctx, parsed, page) {
      const { total, found } = await searchProjects(ctx, parsed, page);
      const hits = found.map((one): SearchHit => {
        const { text: title, language } = reader.textWithLanguage(one.title);
        const text = [one.lede, one.body].map((part) => part[language] ?? '').join(' ');
        const href = `/projects/${one.slug}`;
        return { kind: 'projects', href, title, lang: language, text, where: null, at: one.publishedAt };
      });
      return { total, hits };
    },
    async pages(ctx, parsed, page) {
      const { total, found } = await searchPages(ctx, parsed, page);
      const hits = found.map((one): SearchHit => {
        const { text: title, language } = reader.textWithLanguage(one.title);
        const text = reader.text(one.body);
        return { kind: 'pages', href: `/pages/${one.slug}`, title, lang: language, text, where: null, at: null };
      });
      return { total, hits };
    },
  };
}
