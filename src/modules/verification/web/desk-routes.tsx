import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isAdministrator } from '#kernel/actor.ts';
import type { Refusal } from '#kernel/result.ts';
import { displayNames } from '#modules/identity/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm } from '#platform/http/form.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { sendPdf } from '#platform/http/pdf.ts';
import { seeOther } from '#platform/http/respond.ts';
import { countByKey, countCensus, lastLoads } from '../census-store.ts';
import { changeSettings } from '../change-settings.ts';
import { type ConflictId, countConflicts, openConflicts } from '../conflict-store.ts';
import { decideConflict } from '../decide-conflict.ts';
import { listBatches } from '../letter-store.ts';
import { loadCensus } from '../load-census.ts';
import { printLetters, voidLetters } from '../print-letters.ts';
import { countVoters, readSettings } from '../voter-store.ts';
import { ConflictsPage, type TypedDecision } from './ConflictsPage.tsx';
import { type BadLine, LettersPage, VerificationDesk } from './DeskPages.tsx';
import { drawLetters } from './draw-letters.ts';
import { uploadedCsv } from './uploaded-csv.ts';

const HERE = '/manage/verification';

/** The census, letters and conflicts: administrators only. */
export function verificationDeskRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => deskPage(c, NOTHING));
  routes.post(`${HERE}/census`, takeCensus);
  routes.post(`${HERE}/settings`, keepSettings);
  routes.get(`${HERE}/letters`, (c) => lettersPage(c, NOTHING));
  routes.post(`${HERE}/letters`, makeLetters);
  routes.post(`${HERE}/letters/:batch{[0-9a-f-]{36}}/void`, async (c) => {
    onlyAdministrators(c);
    const done = await voidLetters(c.var.ctx, c.req.param('batch'));
    return seeOther(c, `${HERE}/letters`, done.ok ? { key: 'verification-desk.said.voided' } : undefined);
  });
  routes.get(`${HERE}/conflicts`, (c) => conflictsPage(c, []));
  routes.post(`${HERE}/conflicts/:conflict{[0-9a-f-]{36}}`, decide);
  return routes;
}

interface Told {
  readonly problems: readonly FieldProblem[];
  readonly badLines: readonly BadLine[];
}
const NOTHING: Told = { problems: [], badLines: [] };

function onlyAdministrators(c: Context<Env>): void {
  if (!isAdministrator(c.var.ctx.actor)) throw forbidden();
}

function statusOf({ problems }: Told): 200 | 422 {
  return problems.length > 0 ? 422 : 200;
}

async function deskPage(c: Context<Env>, told: Told): Promise<Response> {
  onlyAdministrators(c);
  const { ctx, reader: r, csrf } = c.var;
  const [census, voters, loads, keys, settings, conflicts] = await Promise.all([
    countCensus(ctx),
    countVoters(ctx),
    lastLoads(ctx),
    countByKey(ctx),
    readSettings(ctx),
    countConflicts(ctx),
  ]);
  const page = { r, csrf, census, voters, loads, keys, settings, conflicts, currentKey: ctx.keys.currentId, ...told };
  return c.render(<VerificationDesk {...page} />, {
    title: r.t('verification-desk.title'),
    desk: 'verification',
    status: statusOf(told),
    unlisted: true,
  });
}

async function takeCensus(c: Context<Env>): Promise<Response> {
  onlyAdministrators(c);
  const sent = await uploadedCsv(c);
  if (!sent.file) return deskPage(c, noFile(c));
  const { badLines, onProblem } = collecting(c);
  const done = await loadCensus(c.var.ctx, {
    file: sent.file,
    skipBad: sent.ticked('skipBad'),
    allowShrinking: sent.ticked('allowShrinking'),
    onProblem,
  });
  if (!done.ok) return deskPage(c, { problems: [fileProblem(c, done)], badLines });
  const { lines, added, changed, removed, skipped } = done.value;
  return seeOther(c, HERE, {
    key: 'verification-desk.said.loaded',
    blanks: { lines, added, changed, removed, skipped },
  });
}

function noFile(c: Context<Env>): Told {
  return { problems: [{ field: 'file', message: c.var.reader.t('verification-desk.census.no-file') }], badLines: [] };
}

function fileProblem(c: Context<Env>, refusal: Refusal): FieldProblem {
  return { field: 'file', message: c.var.reader.refusal(refusal) };
}

// words: given
function collecting(c: Context<Env>): { badLines: BadLine[]; onProblem: (bad: BadLine) => void } {
  const badLines: BadLine[] = [];
  const onProblem = ({ line, why }: BadLine) => {
    if (badLines.length < 100) badLines.push({ line, why: c.var.reader.t(`refusals.${why}`) });
  };
  return { badLines, onProblem };
}

const settingsForm = z.object({
  guardianAge: z.coerce.number().pipe(z.union([0, 12, 14, 16, 18].map((age) => z.literal(age)))),
  letterDays: z.coerce.number().int().min(1).max(365),
});

async function keepSettings(c: Context<Env>): Promise<Response> {
  onlyAdministrators(c);
  const form = await readForm(c, settingsForm);
  if (!form.ok) return deskPage(c, { problems: form.problems, badLines: [] });
  await changeSettings(c.var.ctx, form.value);
  return seeOther(c, HERE, { key: 'verification-desk.said.settings' });
}

async function lettersPage(c: Context<Env>, told: Told): Promise<Response> {
  onlyAdministrators(c);
  const { ctx, reader: r, csrf } = c.var;
  return c.render(<LettersPage {...{ r, csrf, batches: await listBatches(ctx), ...told }} />, {
    title: r.t('verification-desk.letters.title'),
    desk: 'verification',
    status: statusOf(told),
    unlisted: true,
  });
}

async function makeLetters(c: Context<Env>): Promise<Response> {
  onlyAdministrators(c);
  const sent = await uploadedCsv(c);
  if (!sent.file) return lettersPage(c, noFile(c));
  const { badLines, onProblem } = collecting(c);
  const made = await printLetters(c.var.ctx, { file: sent.file, onProblem });
  if (!made.ok) return lettersPage(c, { problems: [fileProblem(c, made)], badLines });
  const draw = await drawLetters(c, made.value);
  return sendPdf(c, c.var.reader.t('verification-desk.letters.file-name'), draw);
}

async function conflictsPage(
  c: Context<Env>,
  problems: readonly FieldProblem[],
  typed?: TypedDecision,
): Promise<Response> {
  onlyAdministrators(c);
  const { ctx, reader: r, csrf } = c.var;
  const conflicts = await openConflicts(ctx);
  const people = conflicts.flatMap(({ holder_id, claimant_id }) =>
    holder_id ? [holder_id, claimant_id] : [claimant_id],
  );
  return c.render(
    <ConflictsPage {...{ r, csrf, conflicts, problems, typed, names: await displayNames(ctx, people) }} />,
    {
      title: r.t('verification-desk.conflicts.title', { count: conflicts.length }),
      desk: 'verification',
      status: problems.length > 0 ? 422 : 200,
      unlisted: true,
    },
  );
}

const decisionForm = z.object({
  decision: z.enum(['kept', 'moved']).catch('kept'),
  reason: z.string().max(1000).default(''),
});

async function decide(c: Context<Env>): Promise<Response> {
  onlyAdministrators(c);
  const form = await readForm(c, decisionForm);
  if (!form.ok) return conflictsPage(c, form.problems);
  const typed = { id: c.req.param('conflict') as ConflictId, ...form.value };
  const done = await decideConflict(c.var.ctx, typed);
  if (done.ok) return seeOther(c, `${HERE}/conflicts`, { key: 'verification-desk.said.decided' });
  const field = done.code === 'reason-missing' ? `reason-${typed.id}` : '';
  return conflictsPage(c, [{ field, message: c.var.reader.refusal(done) }], typed);
}
