import type { Context } from 'hono';
import { isId, type ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Result } from '#kernel/result.ts';
import { readCity } from '#modules/city/index.ts';
import {
  type Category,
  languagesFor,
  listCategoriesOf,
  type ProcessWithSteps,
  processesRunBy,
} from '#modules/participation/processes/index.ts';
import type { Env, Head } from '#platform/http/env.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { documentAtDesk } from '../../at-desk.ts';
import type { DocumentId, DocumentPlace, LibraryDocument } from '../../document.ts';
import { mayKeepDocuments, mayKeepSomeDocuments } from '../../policy.ts';

/** What was sent and did not fit: shown again as it was typed. */
export interface Returned {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** The desk of documents opens to those who may keep some; a visitor is asked to sign in. */
export function onlyKeepers(c: Context<Env>): void {
  if (!mayKeepSomeDocuments(c.var.ctx.actor)) throw forbidden();
}

/** The document of this address, for whoever may keep it. */
export async function atDesk(c: Context<Env>): Promise<LibraryDocument> {
  onlyKeepers(c);
  const id = c.req.param('id');
  if (!isId(id)) throw notFound();
  return valueAtDesk(await documentAtDesk(c.var.ctx, id as DocumentId));
}

/** The value, or the page for what is gone, or closed. */
export function valueAtDesk<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw result.code === 'not-your-document' ? forbidden() : notFound();
}

/** What a document may be about: the city for administrators, and the processes one runs, with their topics. */
export interface KeepablePlaces {
  readonly city: boolean;
  readonly processes: readonly ProcessWithSteps[];
  readonly topics: readonly Category[];
}

export async function keepablePlaces(c: Context<Env>): Promise<KeepablePlaces> {
  const { ctx } = c.var;
  const processes = await processesRunBy(ctx);
  const topics = await listCategoriesOf(
    ctx,
    processes.map(({ id }) => id),
  );
  return { city: mayKeepDocuments(ctx.actor, null), processes, topics };
}

/** Null: whatever they are about. */
export function processIdsOf({ city, processes }: KeepablePlaces): readonly ProcessId[] | null {
  return city ? null : processes.map(({ id }) => id);
}

/** As the field of the form says it: `city`, or the id of a process or of a topic. */
export function placeTyped({ processId, topicId }: DocumentPlace): string {
  return topicId ?? processId ?? 'city';
}

/** Null: nothing one may keep documents of. */
export function placeOf(typed: unknown, { city, processes, topics }: KeepablePlaces): DocumentPlace | null {
  if (typed === 'city') return city ? { processId: null, topicId: null } : null;
  const topic = topics.find(({ id }) => id === typed);
  if (topic) return { processId: topic.processId, topicId: topic.id };
  const process = processes.find(({ id }) => id === typed);
  return process ? { processId: process.id, topicId: null } : null;
}

export async function cityLanguages(c: Context<Env>): Promise<readonly Language[]> {
  return languagesFor(c.var.reader, (await readCity(c.var.ctx)).languages);
}

export function deskHead(title: string, returned?: Returned | null): Head {
  return { title, desk: 'documents', unlisted: true, status: returned ? 422 : 200 };
}
