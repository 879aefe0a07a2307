import { currentStep, deadlineOf, glancesOf, readProcess } from '#modules/participation/processes/index.ts';
import { Due, Kicker, Tally } from '#ui/index.ts';
import type { CardDrawer } from './find-card.tsx';

/** The question, the step it is at, until when, one number, and what one can do. */
export const processCard: CardDrawer = async ({ ctx, r, methods, path }, [slug = '']) => {
  const found = await readProcess(ctx, slug);
  if (!found.ok || found.value.process.status === 'draft') return null;
  const { process } = found.value;
  const step = currentStep(process.steps, r.now);
  const glance = step && (await glancesOf(ctx, r, methods, [{ ...process, steps: [step] }])).get(step.id);
  const { text, language } = r.textWithLanguage(
    Object.keys(process.question).length > 0 ? process.question : process.title,
  );
  const deadline = step && deadlineOf(step, r);
  return {
    title: text,
    lang: r.foreign(language),
    to: glance?.action?.href ?? path,
    action: glance?.action?.label ?? r.t('sharing.card.read'),
    matter: (
      <>
        {step && deadline && (
          <div>
            {deadline.soon ? <Due>{deadline.words}</Due> : <Kicker>{deadline.words}</Kicker>}
            <p>
              <strong>{r.text(step.title)}</strong>
            </p>
          </div>
        )}
        {glance?.tally && <Tally value={r.number(glance.tally.value)}>{glance.tally.words}</Tally>}
      </>
    ),
  };
};
