import { type Context, Hono } from 'hono';
import type { Refusal } from '#kernel/result.ts';
import type { Env } from '#platform/http/env.ts';
import { seeOther } from '#platform/http/respond.ts';
import type { Method } from '../../method.ts';
import { openOrCloseStep } from '../../open-or-close-step.ts';
import { removeStep } from '../../remove-step.ts';
import { writeOutcome } from '../../write-outcome.ts';
import { basePath, cityLanguages, deskHead, type Returned, readTyped, stepAtDesk, valueOr404 } from './at-desk.ts';
import { OutcomePage, outcomeFields } from './OutcomePage.tsx';
import { ReviewPage } from './ReviewPage.tsx';
import { readTexts } from './texts.ts';

const STEP = '/manage/processes/:process/steps/:step';

const SAID = {
  remove: 'processes-desk.said.step-removed',
  open: 'processes-desk.said.step-opened',
  close: 'processes-desk.said.step-closed',
} as const;

/** What happens to a step by hand: opened, closed, taken away, and what came of it. */
export function stepActRoutes(methods: readonly Method[]): Hono<Env> {
  const routes = new Hono<Env>();

  for (const act of ['remove', 'open', 'close'] as const) {
    routes.get(`${STEP}/${act}`, (c) => reviewPage(c, act, null));
    routes.post(`${STEP}/${act}`, async (c) => {
      const { process, step } = await stepAtDesk(c);
      const address = { process: process.slug, step: step.slug };
      const done =
        act === 'remove'
          ? await removeStep(c.var.ctx, address, methods)
          : await openOrCloseStep(c.var.ctx, { ...address, to: act === 'open' ? 'open' : 'closed' }, methods);
      if (!done.ok) return reviewPage(c, act, done);
      return seeOther(c, basePath(process), { key: SAID[act] });
    });
  }

  routes.get(`${STEP}/outcome`, (c) => outcomePage(c, null));

  routes.post(`${STEP}/outcome`, async (c) => {
    const { reader, ctx } = c.var;
    const { process, step } = await stepAtDesk(c);
    const { typed } = await readTyped(c);
    const written = { languages: await cityLanguages(c), before: { outcome: step.outcome } };
    const { texts, problems } = readTexts(reader, typed, outcomeFields(reader), written);
    if (problems.length > 0) return outcomePage(c, { typed, problems });
    const kept = await writeOutcome(ctx, { process: process.slug, step: step.slug, outcome: texts.outcome });
    if (!kept.ok && kept.code === 'step-not-closed')
      return outcomePage(c, {
        typed,
        problems: [{ field: `outcome-${reader.language}`, message: reader.refusal(kept) }],
      });
    valueOr404(kept);
    return seeOther(c, `${basePath(process)}#step-${step.slug}`, { key: 'processes-desk.said.outcome-kept' });
  });

  return routes;
}

// words: processes-desk.remove.* processes-desk.open.* processes-desk.close.*
async function reviewPage(c: Context<Env>, act: 'remove' | 'open' | 'close', refused: Refusal | null) {
  const { reader, csrf } = c.var;
  const { process, step } = await stepAtDesk(c);
  const { t } = reader;
  const title = t(`processes-desk.${act}.title`, { step: reader.text(step.title) });
  const verb = t(`processes-desk.${act}.act`);
  const action = `${basePath(process)}/steps/${step.slug}/${act}`;
  const head = { ...deskHead(title), status: refused ? 409 : 200 } as const;
  return c.render(
    <ReviewPage {...{ r: reader, csrf, process, action, verb }} refused={refused && reader.refusal(refused)}>
      <p>{t(`processes-desk.${act}.what`, { step: reader.text(step.title) })}</p>
    </ReviewPage>,
    head,
  );
}

async function outcomePage(c: Context<Env>, returned: Returned | null) {
  const { reader, csrf } = c.var;
  const { process, step } = await stepAtDesk(c);
  const same = { r: reader, csrf, process, step, languages: await cityLanguages(c) };
  const title = reader.t('processes-desk.outcome.title', { step: reader.text(step.title) });
  return c.render(<OutcomePage {...same} returned={returned} />, deskHead(title, returned));
}
