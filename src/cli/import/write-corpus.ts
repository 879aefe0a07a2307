import { sql } from 'kysely';
import type { PersonId, ProposalId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { importPeople } from '#modules/identity/index.ts';
import { type ImportedComment, importComments } from '#modules/participation/comments/index.ts';
import { type ImportedProposal, importProposals } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { keepSmall } from '../keep-small.ts';
import { type Corpus, type CorpusFile, type CorpusLine, commentsOf, proposalsOf } from './corpus.ts';
import type { Districts } from './match-districts.ts';
import type { PreparedProcess } from './prepare-process.ts';
import type { ReadComment } from './read-comment.ts';
import type { ReadProposal, Texts } from './read-proposal.ts';

export interface Target {
  readonly ctx: Ctx;
  readonly corpus: Corpus;
  readonly process: PreparedProcess;
  readonly districts: Districts;
  /** Rows in a transaction: what is in stays in, whatever happens after it. */
  readonly batch: number;
  /** Stops after the batch under way. */
  readonly interrupted: AbortSignal;
  /** Told after each batch. */
  readonly progress: (at: Progress) => void;
}

export interface Progress {
  readonly file: string;
  readonly rows: number;
  /** 0 to 1 */
  readonly part: number;
}

export interface Written {
  readonly proposals: Tally;
  readonly comments: Tally;
  /** Ctrl-C: the rest comes with the next run. */
  readonly stopped: boolean;
}

export interface Tally {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** Everything good in the files, in batches. Repeated, it finds what is there and adds what is not. */
export async function writeCorpus(target: Target): Promise<Written> {
  const { corpus, interrupted } = target;
  const people = new Map<string, PersonId>();
  const ids = new Map<string, ProposalId>();
  const proposals = await inBatches(target, corpus.proposals, proposalsOf(corpus), async (ctx, batch) => {
    await meetPeople(ctx, target, batch, people);
    return writeProposals(ctx, target, batch, { people, ids });
  });
  if (interrupted.aborted || !corpus.comments) return { proposals, comments: NONE, stopped: interrupted.aborted };
  const comments = await inBatches(target, corpus.comments, commentsOf(corpus, ids), async (ctx, batch) => {
    await meetPeople(ctx, target, batch, people);
    return writeComments(ctx, target, batch, { people, ids });
  });
  return { proposals, comments, stopped: interrupted.aborted };
}

const NONE: Tally = { added: 0, changed: 0, same: 0 };

async function inBatches<T>(
  target: Target,
  file: CorpusFile,
  lines: AsyncIterable<CorpusLine<T>>,
  write: (ctx: Ctx, batch: readonly T[]) => Promise<{ added: number; changed: number }>,
): Promise<Tally> {
  const { ctx, interrupted, progress } = target;
  let [rows, added, changed] = [0, 0, 0];
  let batch: T[] = [];
  const flush = async (upTo: number) => {
    const done = await ctx.transact(async (inside) => {
      await takeTurn(inside, sourceOf(target));
      return write(inside, batch);
    });
    [rows, added, changed] = [rows + batch.length, added + done.added, changed + done.changed];
    progress({ file: file.name, rows, part: upTo / file.size });
    batch = [];
    keepSmall();
  };
  for await (const { item, upTo } of lines) {
    if (item) batch.push(item);
    if (batch.length < target.batch) continue;
    await flush(upTo);
    if (interrupted.aborted) break;
  }
  if (batch.length > 0 && !interrupted.aborted) await flush(file.size);
  return { added, changed, same: rows - added - changed };
}

/** Two imports of one source take turns, a batch each. */
async function takeTurn(ctx: Ctx, source: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${source}`}, 0))`.execute(ctx.db);
}

/** An export imported into another process than its own is another import. */
function sourceOf({ corpus: { mapping }, process }: Target): string {
  return process.slug === mapping.process.slug ? mapping.source : `${mapping.source}:${process.slug}`;
}

interface Authored {
  readonly author: string | null;
  readonly texts: Texts;
}

/** The people of a batch who are not known yet, under the names the export gives them. */
async function meetPeople(
  ctx: Ctx,
  { corpus }: Target,
  batch: readonly Authored[],
  people: Map<string, PersonId>,
): Promise<void> {
  const fresh = new Map(
    batch.flatMap(({ author, texts }) => (author && !people.has(author) ? [[author, texts.language] as const] : [])),
  );
  const found = await importPeople(
    ctx,
    corpus.mapping.source,
    [...fresh].map(([key, language]) => ({ key, displayName: key, language })),
  );
  for (const [key, id] of found) people.set(key, id);
}

interface Known {
  readonly people: ReadonlyMap<string, PersonId>;
  readonly ids: Map<string, ProposalId>;
}

async function writeProposals(ctx: Ctx, target: Target, batch: readonly ReadProposal[], known: Known) {
  const { process } = target;
  const done = await importProposals(ctx, {
    source: sourceOf(target),
    processId: process.id,
    stepId: process.stepId,
    proposals: batch.map((proposal) => toProposal(proposal, target, known)),
  });
  for (const [name, id] of done.ids) known.ids.set(name, id);
  return done;
}

function toProposal(read: ReadProposal, { corpus, process, districts }: Target, { people }: Known): ImportedProposal {
  const { author, district, category, verdict } = read;
  const place = district === null ? null : districts.find(district);
  const answer = verdict && {
    verdict,
    text: (corpus.mapping.answers[verdict] ?? {}) as LocalizedText,
    ...{ cost: null, period: null, publishedAt: null },
  };
  return {
    externalId: read.id,
    language: read.texts.language,
    title: read.title,
    // A place that is on no map of ours is kept in words.
    body: district !== null && place === null ? withPlace(read.texts, district) : read.texts.body,
    origin: read.origin,
    authorId: author === null ? null : (people.get(author) ?? null),
    organisationName: read.organisation,
    districtId: place?.districtId ?? null,
    neighbourhoodId: place?.neighbourhoodId ?? null,
    categoryId: category === null ? null : (process.categories.get(category) ?? null),
    publishedAt: read.createdAt,
    openingSupports: read.supports,
    answer,
  };
}

const PLACE: Readonly<Record<Language, string>> = { ca: 'Lloc', es: 'Lugar', en: 'Place', ar: 'المكان' };

function withPlace({ body, language }: Texts, district: string): string {
  return `${body}\n\n${PLACE[language]}: ${district}`.trim();
}

async function writeComments(ctx: Ctx, target: Target, batch: readonly ReadComment[], known: Known) {
  return importComments(ctx, {
    source: sourceOf(target),
    subjectKind: 'proposal',
    processId: target.process.id,
    comments: batch.map((comment) => toComment(comment, known)),
  });
}

function toComment(read: ReadComment, { people, ids }: Known): ImportedComment {
  const { id, proposal, parent, author, alignment, createdAt, likes, dislikes } = read;
  const { language, body } = read.texts;
  const subjectId = ids.get(proposal);
  if (subjectId === undefined) throw new Error(`The proposal ${proposal} of the comment ${id} did not come in`);
  return {
    ...{ externalId: id, subjectId, parentExternalId: parent, language, createdAt },
    // A text of nothing but a script says nothing here.
    body: body || '…',
    authorId: author === null ? null : (people.get(author) ?? null),
    alignment: parent === null ? alignment : null,
    openingUp: likes,
    openingDown: dislikes,
  };
}
