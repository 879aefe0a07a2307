import { type Context, Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { seeOther } from '#platform/http/respond.ts';
import { changeProcess } from '../../change-process.ts';
import type { Method } from '../../method.ts';
import type { ProcessFact } from '../../process.ts';
import { descriptionOf } from '../../sanitise-description.ts';
import {
  basePath,
  cityLanguages,
  deskHead,
  facilitatorsOf,
  processAtDesk,
  type Returned,
  readTyped,
  valueOr404,
} from './at-desk.ts';
import { OverviewPage } from './OverviewPage.tsx';
import { factFields, processFields } from './process-fields.ts';
import { readTexts } from './texts.ts';
import { factNumbers, WordsPage } from './WordsPage.tsx';

/** One process: its steps at a glance, and its words. */
export function processRoutes(methods: readonly Method[]): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/manage/processes/:process', async (c) => {
    const { reader, csrf } = c.var;
    const process = await processAtDesk(c);
    const same = { r: reader, csrf, process, methods, languages: await cityLanguages(c), districts: [] };
    return c.render(
      <OverviewPage {...same} facilitators={await facilitatorsOf(c, process)} open={null} returned={null} />,
      deskHead(reader.text(process.title)),
    );
  });

  routes.get('/manage/processes/:process/words', (c) => wordsPage(c, null));

  routes.post('/manage/processes/:process/words', async (c) => {
    const { ctx, reader } = c.var;
    const process = await processAtDesk(c);
    const { typed } = await readTyped(c);
    const languages = await cityLanguages(c);
    const { texts, problems } = readTexts(reader, typed, processFields(reader), { languages, before: process });
    const facts = factNumbers(process).map((number) => {
      const fact = process.facts[number - 1];
      const before = { [`term-${number}`]: fact?.term ?? {}, [`detail-${number}`]: fact?.detail ?? {} };
      const read = readTexts(reader, typed, factFields(reader, number), { languages, before });
      return {
        term: read.texts[`term-${number}`] ?? {},
        detail: read.texts[`detail-${number}`] ?? {},
        problems: read.problems,
      };
    });
    const wrong = [...problems, ...facts.flatMap((fact) => fact.problems)];
    if (wrong.length > 0) return wordsPage(c, { typed, problems: wrong });
    const shown = Object.entries(texts.description).map(([language, text]) => [language, descriptionOf(text)]);
    const words = { ...texts, description: Object.fromEntries(shown), facts: facts.map(factOf).filter(isWritten) };
    valueOr404(await changeProcess(ctx, { process: process.slug, words }));
    return seeOther(c, `${basePath(process)}/words`, { key: 'processes-desk.said.words-kept' });
  });

  return routes;
}

async function wordsPage(c: Context<Env>, returned: Returned | null) {
  const { reader, csrf } = c.var;
  const process = await processAtDesk(c);
  const same = { r: reader, csrf, process, languages: await cityLanguages(c) };
  const title = reader.t('processes-desk.words.page-title', { process: reader.text(process.title) });
  return c.render(<WordsPage {...same} returned={returned} />, deskHead(title, returned));
}

function factOf({ term, detail }: ProcessFact): ProcessFact {
  return { term, detail };
}

function isWritten({ term, detail }: ProcessFact): boolean {
  return Object.keys(term).length > 0 && Object.keys(detail).length > 0;
}
