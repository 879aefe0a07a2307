import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { listProcesses, type ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { House } from '#web/open-house.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { isReplaceable } from './is-replaceable.ts';
import { keepSmall, startSmall } from './keep-small.ts';
import { openAsItIs } from './open-as-it-is.ts';

/** Lists of the whole city, a file each. */
const CITY_LISTS = ['processes', 'news', 'documents', 'projects'] as const;
const THINGS = ['proposals', 'comments', ...CITY_LISTS, 'record', 'all'] as const;
const FORMATS = ['csv', 'json', 'jsonl'] as const;

export const exportCommand: Command = {
  name: 'export',
  summary: 'Writes the public data: ateneu export proposals|comments|processes|news|documents|projects|record|all.',
  help: `
Usage: ateneu export proposals|comments|processes|news|documents|projects|record|all [--process SLUG] [--format csv|json|jsonl]
                     [--language ca|es|en|ar] [--out FILE | DIR]

The same files that anyone downloads from the site: what is public, and of persons the name they chose to show.

  --process SLUG   proposals and comments of this process; without it of every public one, into a folder
  --format         csv (as it is without this), json or jsonl; the record is always jsonl
  --language       of the city's words; without it the city's own
  --out            FILE; a folder for "all" and for several processes. Without it: standard output
Exit codes: 0 written, 2 the call cannot be used or there is no such process.`,
  async run(args, io) {
    startSmall();
    const asked = readArguments(args);
    const house = await openAsItIs(io);
    try {
      await write(house, asked, io);
      return 0;
    } finally {
      await house.close();
    }
  },
};

interface Asked {
  readonly thing: (typeof THINGS)[number];
  readonly process: string | null;
  readonly format: string;
  readonly language: string | null;
  readonly out: string | null;
}

function readArguments(args: readonly string[]): Asked {
  const text = { type: 'string' } as const;
  const options = { process: text, format: text, language: text, out: text };
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [thing, ...more] = positionals;
  if (!isOneOf(THINGS, thing) || more.length > 0) throw new UsageError(`Say what to export: ${THINGS.join(', ')}.`);
  const format = values.format ?? (thing === 'record' ? 'jsonl' : 'csv');
  if (!isOneOf(FORMATS, format)) throw new UsageError(`--format is one of ${FORMATS.join(', ')}.`);
  if (thing === 'record' && format !== 'jsonl') throw new UsageError('The record is exported as jsonl only.');
  if (thing === 'all' && values.out === undefined) throw new UsageError('Say which folder to write to: --out DIR.');
  return { thing, process: values.process ?? null, format, language: values.language ?? null, out: values.out ?? null };
}

/** A file of the public site. */
interface Page {
  readonly path: string;
  /** Under which it is written into a folder. */
  readonly name: string;
}

async function write(house: House, asked: Asked, io: CommandIo): Promise<void> {
  const pages = await pagesOf(house, asked);
  const [only, ...more] = pages;
  if (asked.out === null && only && more.length === 0) return toStdout(await fetchPage(house, only, asked), io);
  if (asked.out === null || !only) {
    const names = pages.map(({ name }) => name).join(', ');
    throw new UsageError(
      only ? `That is several files (${names}). Say which --process, or a folder: --out DIR.` : NONE,
    );
  }
  const single = more.length === 0 && asked.thing !== 'all';
  if (single) return toFile(await fetchPage(house, only, asked), resolve(io.cwd, asked.out), io);
  await mkdir(resolve(io.cwd, asked.out), { recursive: true });
  for (const page of pages)
    await toFile(await fetchPage(house, page, asked), join(resolve(io.cwd, asked.out), page.name), io);
}

const NONE = 'There is nothing public to export: no process with proposals.';

async function pagesOf(house: House, { thing, process, format }: Asked): Promise<Page[]> {
  const record = { path: '/record.jsonl', name: 'record.jsonl' };
  if (thing === 'record') return [record];
  const lists = CITY_LISTS.map((list) => ({ path: `/${list}.${format}`, name: `${list}.${format}` }));
  if (isOneOf(CITY_LISTS, thing)) return lists.filter(({ path }) => path.startsWith(`/${thing}.`));
  const kinds = thing === 'all' ? (['proposals', 'comments'] as const) : [thing];
  const found = (await chosen(house, process)).flatMap((one) => kinds.flatMap((kind) => pagesIn(one, kind, format)));
  return thing === 'all' ? [record, ...lists, ...found] : found;
}

async function chosen(house: House, slug: string | null): Promise<ProcessWithSteps[]> {
  const all = await listProcesses(house.systemCtx('export'), { statuses: ['published', 'archived'] });
  const open = all.filter(({ access }) => access !== 'private');
  const found = slug === null ? open : open.filter((process) => process.slug === slug);
  if (slug !== null && found.length === 0) throw new UsageError(`There is no public process ${slug}.`);
  return found.filter(({ steps }) => steps.some(({ method }) => method === 'proposals'));
}

/** A file a step of proposals; the comments of a process are one. */
function pagesIn({ slug, steps }: ProcessWithSteps, kind: 'proposals' | 'comments', format: string): Page[] {
  if (kind === 'comments')
    return [{ path: `/processes/${slug}/comments.${format}`, name: `${slug}-comments.${format}` }];
  const open = steps.filter(({ method }) => method === 'proposals');
  return open.map((step) => ({
    path: `/processes/${slug}/proposals.${format}?step=${step.slug}`,
    name: open.length === 1 ? `${slug}-proposals.${format}` : `${slug}-${step.slug}.${format}`,
  }));
}

/** As a visitor would fetch it: what is not public cannot slip out. */
async function fetchPage(house: House, { path }: Page, { language }: Asked): Promise<AsyncIterable<Uint8Array>> {
  const headers = new Headers(language === null ? [] : [['accept-language', language]]);
  const response = await house.app().request(`${house.platform.origin}${path}`, { headers });
  if (response.status !== 200 || !response.body) throw new Error(`${path} answered ${response.status}`);
  return response.body as AsyncIterable<Uint8Array>;
}

async function toStdout(body: AsyncIterable<Uint8Array>, { stdout }: CommandIo): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: that is no fault.
  await pipeline(Readable.from(sparing(body), ONE_AT_A_TIME), stdout, { end: false }).catch(
    (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EPIPE' && fault.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw fault;
    },
  );
}

/** Whole or not at all: written beside, then put in place. A pipe or a device (/dev/null) is written to, never replaced. */
async function toFile(body: AsyncIterable<Uint8Array>, path: string, { stderr }: CommandIo): Promise<void> {
  const replace = await isReplaceable(path);
  const into = replace ? `${path}.part` : path;
  try {
    await pipeline(Readable.from(sparing(body), ONE_AT_A_TIME), createWriteStream(into));
    if (replace) await rename(into, path);
  } catch (fault) {
    if (replace) await rm(into, { force: true });
    throw fault;
  }
  stderr.write(`${path}\n`);
}

async function* sparing(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    yield piece;
    keepSmall(50);
  }
}

function isOneOf<const W extends string>(words: readonly W[], word: string | undefined): word is W {
  return (words as readonly (string | undefined)[]).includes(word);
}

/** A piece is a thousand rows: sixteen of them in line, as Node has it, would be many. */
const ONE_AT_A_TIME = { highWaterMark: 1 };
