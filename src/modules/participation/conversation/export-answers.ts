import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { exportVotes } from './export-store.ts';
import { findMap, findPeopleOnMap } from './map-store.ts';
import { conversationAt, type Place } from './place.ts';
import { maySeeMap } from './policy.ts';
import type { ConversationAddress } from './statement.ts';
import { listStatements } from './statement-store.ts';
import { answersOf } from './vote-store.ts';

/** The files of a Pol.is export, under its own names: what `ateneu map DIR` reads. */
export const EXPORT_FILES = ['comments.csv', 'votes.csv', 'participants-votes.csv'] as const;
export type ExportFile = (typeof EXPORT_FILES)[number];

/**
 * The answers as a Pol.is export, piece by piece: whoever sees the map may count again. It names nobody: participants and
 * statements are numbers, and who wrote a statement is left empty.
 */
export async function exportAnswers(
  ctx: Ctx,
  address: ConversationAddress,
  file: ExportFile,
): Promise<Result<AsyncGenerator<string>, 'conversation-not-found' | 'map-not-yet'>> {
  const place = await conversationAt(ctx, address);
  if ('code' in place) return place;
  const answered = ctx.actor.kind === 'person' ? (await answersOf(ctx, place.step.id, ctx.actor.personId)).size : 0;
  if (!maySeeMap(ctx.actor, place, ctx.clock.now(), answered)) return refuse('map-not-yet');
  const write = { 'comments.csv': comments, 'votes.csv': votes, 'participants-votes.csv': participants }[file];
  return ok(write(ctx, place));
}

/** SHA-256 of votes.csv, in hexadecimal: `sha256sum votes.csv` says the same. */
export async function hashOfVotes(ctx: Ctx, place: Place): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of votes(ctx, place)) hash.update(piece);
  return hash.digest('hex');
}

async function* comments(ctx: Ctx, { step }: Place): AsyncGenerator<string> {
  const [statements, stored] = await Promise.all([
    listStatements(ctx, step.id, ['held', 'shown', 'out']),
    findMap(ctx, step.id),
  ]);
  const counts = new Map(stored?.map.statements.map((one) => [one.number, one]));
  yield 'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n';
  for (const { number, state, body, createdAt } of statements) {
    const { agree = 0, disagree = 0 } = counts.get(number) ?? {};
    const moderated = { shown: 1, held: 0, out: -1 }[state];
    // A statement that waits or was taken out is not published by the back door.
    const words = state === 'shown' ? quoted(body) : '';
    const at = dayOf(createdAt);
    yield `${seconds(at)},${at.toISOString()},${number},,${agree},${disagree},${moderated},${words}\n`;
  }
}

async function* votes(ctx: Ctx, { step }: Place): AsyncGenerator<string> {
  yield 'timestamp,datetime,comment-id,voter-id,vote\n';
  for await (const batch of exportVotes(ctx, step.id)) {
    const lines = batch.map(
      ({ participant, statement, value, at }) =>
        `${seconds(at)},${at.toISOString()},${statement},${participant},${value}\n`,
    );
    yield lines.join('');
  }
}

async function* participants(ctx: Ctx, { step }: Place): AsyncGenerator<string> {
  const statements = await listStatements(ctx, step.id, ['held', 'shown', 'out']);
  const people = await findPeopleOnMap(ctx, step.id);
  const groups = new Map(people?.numbers.map((number, at) => [number, people.groups[at] ?? 0]));
  const columns = new Map(statements.map(({ number }, at) => [number, at]));
  yield `participant,group-id,n-comments,n-votes,n-agree,n-disagree,${[...columns.keys()].join(',')}\n`;
  let own: { participant: number; cells: (number | '')[] } | undefined;
  const line = ({ participant, cells }: NonNullable<typeof own>) => {
    const given = cells.filter((cell) => cell !== '');
    const counts = [
      given.length,
      given.filter((cell) => cell === 1).length,
      given.filter((cell) => cell === -1).length,
    ];
    return `${participant},${groups.get(participant) ?? ''},0,${counts.join(',')},${cells.join(',')}\n`;
  };
  for await (const batch of exportVotes(ctx, step.id)) {
    let lines = '';
    for (const { participant, statement, value } of batch) {
      if (own?.participant !== participant) {
        if (own) lines += line(own);
        own = { participant, cells: Array.from({ length: columns.size }, () => '' as const) };
      }
      const at = columns.get(statement);
      if (at !== undefined) own.cells[at] = value;
    }
    yield lines;
  }
  if (own) yield line(own);
}

/** Who wrote a statement is told to nobody: nor is the moment, in which she may have signed something else. */
function dayOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY) * DAY);
}

const DAY = 86_400_000;

/** Seconds since 1970, as Pol.is writes time. */
function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

/** RFC 4180; what a spreadsheet would run as a formula gets an apostrophe before it. */
function quoted(text: string): string {
  const safe = /^\s*[=+\-@|＝＋－＠]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
