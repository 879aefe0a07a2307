import { fundedProjects, isOver, outcomeInWords, readBudget } from '#modules/participation/budgets/index.ts';
import type { CardDrawer } from './find-card.tsx';

const MOST = 5;

/** What is built, in a sentence and a short list, once the voting is over. */
export const resultCard: CardDrawer = async ({ ctx, r, path }, [slug = '', step = '']) => {
  const found = await readBudget(ctx, { process: slug, step });
  if (!found.ok || !isOver(found.value.process, found.value.step, r.now)) return null;
  const read = found.value;
  const { text, language } = r.textWithLanguage(read.step.title);
  const funded = fundedProjects(read);
  return {
    title: text,
    lang: r.foreign(language),
    to: path,
    action: r.t('sharing.card.read-result'),
    matter: (
      <>
        <p>{outcomeInWords(r, read)}</p>
        {funded.length > 0 && (
          <ul class="card__money">
            {funded.slice(0, MOST).map((project) => (
              <li key={project.number}>
                <span lang={r.foreign(project.language)} dir="auto">
                  {project.title}
                </span>
                {project.cost !== null && <b>{r.money(project.cost)}</b>}
              </li>
            ))}
          </ul>
        )}
        {funded.length > MOST && <p class="small">{r.t('sharing.card.more-projects', { n: funded.length - MOST })}</p>}
      </>
    ),
  };
};
