import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compareIds, type Id, PolisFileError, type ReadVotes } from '@ateneu/opinion-map';
import type { ProcessId, StepId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { type ImportedConversation, seedConversation } from '#modules/participation/conversation/index.ts';
import { findProcess, type ProcessWithSteps, seedProcess } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { refreshStatistics } from '#platform/db/refresh-statistics.ts';
import { type CommandIo, UsageError } from './command.ts';
import { guessLanguage } from './import/guess-language.ts';
import { processSlug } from './import/process-slug.ts';
import { UnusableInput } from './long-work.ts';
import { FORMATS, readVotes } from './map-work.ts';

const AMONG = ['en', ...LANGUAGES.filter((one) => one !== 'en')] as const;
const OPTIONS = { process: { type: 'string' }, format: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `ateneu import polis DIR`: a Pol.is export becomes a closed conversation, its map drawn. */
export async function importPolis(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError('Give one folder of a Pol.is export.');
  const format = FORMATS.find((one) => one === values.format);
  if (values.format !== undefined && !format) throw new UsageError(`--format is one of ${FORMATS.join(', ')}.`);
  const slug = processSlug(values.process, folder);
  let votes: ReadVotes;
  try {
    votes = await readVotes({ folder: resolve(io.cwd, folder), format });
  } catch (fault) {
    if (!(fault instanceof UnusableInput || fault instanceof PolisFileError)) throw fault;
    io.stderr.write(`${folder}: ${fault.message}\n`);
    return 2;
  }
  const house = await io.openHouse();
  try {
    const ctx = house.systemCtx('import');
    const place = await conversationFor(ctx, slug, votes);
    const imported = await seedConversation(ctx, conversationOf(ctx, votes, place));
    if (!imported.ok)
      throw new UsageError(
        `The process ${slug} holds another conversation than ${folder}. Choose another: --process SLUG`,
      );
    const done = imported.value;
    await refreshStatistics(ctx.db);
    const address = `${ctx.origin}/processes/${slug}/conversation/${place.slug}`;
    const { statements, participants, votes: answers } = done;
    io.stdout.write(
      values.json
        ? `${JSON.stringify({ statements, participants, votes: answers, address })}\n`
        : `New: ${statements} statements, ${participants} participants, ${answers} answers.\nIts map: ${address}\n`,
    );
    return 0;
  } finally {
    await house.close();
  }
}

interface Place {
  readonly processId: ProcessId;
  readonly stepId: StepId;
  readonly slug: string;
}

/** The process's first conversation; a process with one, closed, where there is none. */
async function conversationFor(ctx: Ctx, slug: string, votes: ReadVotes): Promise<Place> {
  const known = await findProcess(ctx, { slug });
  const step = known?.steps.find(({ method }) => method === 'conversation');
  if (known && !step)
    throw new UsageError(`The process ${slug} has no step of conversation. Choose another: --process SLUG`);
  if (known && step) return { processId: known.id, stepId: step.id, slug: step.slug };
  const made = processOf(ctx, slug, votes);
  await seedProcess(ctx, made, [], []);
  return { processId: made.id, stepId: made.steps[0]?.id as StepId, slug: 'conversation' };
}

function processOf(ctx: Ctx, slug: string, { topic = '', about = '' }: ReadVotes): ProcessWithSteps {
  const id = ctx.newId<ProcessId>();
  const now = ctx.clock.now();
  const language = guessLanguage(`${topic} ${about}`, AMONG);
  const title = topic === '' ? { ca: slug, es: slug, en: slug, ar: slug } : { [language]: topic };
  return {
    ...{
      id,
      slug,
      status: 'published',
      access: 'open',
      title,
      question: title,
      summary: {},
      description: about === '' ? {} : { [language]: about },
      department: {},
    },
    ...{ whoMayTakePart: {}, facts: [], createdAt: now, publishedAt: now },
    steps: [
      {
        ...{ id: ctx.newId<StepId>(), processId: id, position: 1, slug: 'conversation', method: 'conversation' },
        ...{ title, summary: {}, outcome: {}, opensAt: new Date(now.getTime() - 1000), closesAt: now },
        rules: { writing: false, map: 'always' },
      },
    ],
  };
}

type Table = ReturnType<ReadVotes['book']['table']>;

function conversationOf(ctx: Ctx, { book, texts }: ReadVotes, { processId, stepId }: Place): ImportedConversation {
  const table = book.table('default');
  const at = ctx.clock.now();
  // What nobody answered stands in the conversation all the same.
  const voted = new Set(table.comments.map(Number));
  const comments = [...table.comments, ...[...texts.keys()].filter((id) => !voted.has(id))].sort(compareIds);
  const bodies = comments.map((id) => texts.get(Number(id))?.replace(/\s+/gu, ' ').trim() || `#${id}`);
  return {
    ...{ processId, stepId },
    statements: comments.map((id, index) => {
      const body = bodies[index] ?? '';
      const isOut = book.standingOf(id) !== 'in';
      return {
        ...{
          externalId: String(id),
          body,
          language: guessLanguage(body, AMONG),
        },
        ...{ state: isOut ? 'out' : 'shown', outReason: isOut ? 'Pol.is: moderated' : null, createdAt: at },
      };
    }),
    participants: table.participants.map(String),
    votes: votesOf({ book, table, comments }, at),
  };
}

/** Answers to what was moderated out come along: it may be let in again. */
function* votesOf(
  { book, table, comments }: { book: ReadVotes['book']; table: Table; comments: readonly Id[] },
  at: Date,
) {
  const places = new Map(comments.map((id, place) => [id, place]));
  for (const [participant, id] of table.participants.entries()) {
    for (const [comment, value] of book.votesOf(id))
      yield { participant, statement: places.get(comment) ?? 0, value: value as -1 | 0 | 1, at };
  }
}
