import type { Context } from 'hono';
import { z } from 'zod';
import type { Language } from '#kernel/language.ts';
import type { Refusal, Result } from '#kernel/result.ts';
import { listAreas, readCity } from '#modules/city/index.ts';
import { listFacilitators } from '#modules/identity/index.ts';
import type { Env, Head } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import type { ProcessWithSteps, Step } from '../../process.ts';
import { processToRun } from '../../runnable.ts';
import { languagesFor } from './texts.ts';

/** What was sent and did not fit: shown again as it was typed, each problem beside its field. */
export interface Returned {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** The process of this address, for whoever runs it; others are told that the door is closed, or asked to sign in. */
export async function processAtDesk(c: Context<Env>): Promise<ProcessWithSteps> {
  const { ctx } = c.var;
  const found = await processToRun(ctx, c.req.param('process') ?? '');
  if (found.ok) return found.value;
  throw found.code === 'not-your-process' || ctx.actor.kind === 'visitor' ? forbidden() : notFound();
}

export async function stepAtDesk(c: Context<Env>): Promise<{ process: ProcessWithSteps; step: Step }> {
  const process = await processAtDesk(c);
  const step = process.steps.find(({ slug }) => slug === c.req.param('step'));
  if (!step) throw notFound();
  return { process, step };
}

/** The value, or the page for an address that leads nowhere any more. */
export function valueOr404<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw result.code === 'not-your-process' || result.code === 'may-not-start' ? forbidden() : notFound();
}

export function isGone(refusal: Refusal): boolean {
  return ['process-not-found', 'not-your-process', 'step-not-found'].includes(refusal.code);
}

/** The languages of the city's texts, the reader's own first. */
export async function cityLanguages(c: Context<Env>): Promise<readonly Language[]> {
  return languagesFor(c.var.reader, (await readCity(c.var.ctx)).languages);
}

/** The districts a step may be limited to. */
export async function cityDistricts(c: Context<Env>) {
  return listAreas(c.var.ctx, 'district');
}

export async function facilitatorsOf(c: Context<Env>, process: ProcessWithSteps): Promise<string[]> {
  return listFacilitators(c.var.ctx, process.id);
}

/** Everything that was typed, by field: the forms of the desk have fields for each language. */
export async function readTyped(
  c: Context<Env>,
): Promise<{ typed: Typed; files: ReadonlyMap<string, readonly File[]> }> {
  const { typed, files } = await readForm(c, z.record(z.string(), z.union([z.string(), z.array(z.string())])));
  return { typed, files };
}

export function deskHead(title: string, returned?: Returned | null): Head {
  return { title, door: 'desk', desk: 'processes', unlisted: true, status: returned ? 422 : 200 };
}

export function basePath({ slug }: { slug: string }): string {
  return `/manage/processes/${slug}`;
}
