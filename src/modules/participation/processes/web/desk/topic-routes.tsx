import { type Context, Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { addCategory } from '../../add-category.ts';
import { changeCategory } from '../../change-category.ts';
import { listCategories } from '../../store.ts';
import { basePath, cityLanguages, deskHead, processAtDesk, type Returned, readTyped, valueOr404 } from './at-desk.ts';
import { TopicsPage, topicFields } from './TopicsPage.tsx';
import { readTexts } from './texts.ts';

const TOPICS = '/manage/processes/:process/topics';

/** What the proposals of a process may be about. */
export function topicRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get(TOPICS, (c) => topicsPage(c, null));
  routes.get(`${TOPICS}/:topic`, (c) => topicsPage(c, null));

  routes.post(TOPICS, async (c) => {
    const { ctx, reader } = c.var;
    const process = await processAtDesk(c);
    const { typed } = await readTyped(c);
    const { texts, problems } = readTexts(reader, typed, topicFields(reader), { languages: await cityLanguages(c) });
    if (problems.length > 0) return topicsPage(c, { typed, problems });
    const added = await addCategory(ctx, { process: process.slug, title: texts.title });
    if (!added.ok) {
      const field = `title-${(await cityLanguages(c))[0]}`;
      return topicsPage(c, { typed, problems: [{ field, message: reader.refusal(added) }] });
    }
    return seeOther(c, `${basePath(process)}/topics`, { key: 'processes-desk.said.topic-added' });
  });

  routes.post(`${TOPICS}/:topic`, async (c) => {
    const { ctx, reader } = c.var;
    const process = await processAtDesk(c);
    const category = c.req.param('topic') ?? '';
    const { typed } = await readTyped(c);
    const before = (await listCategories(ctx, process.id)).find(({ id }) => id === category);
    if (!before) throw notFound();
    const languages = await cityLanguages(c);
    const { texts, problems } = readTexts(reader, typed, topicFields(reader), { languages, before });
    if (problems.length > 0) return topicsPage(c, { typed, problems });
    valueOr404(await changeCategory(ctx, { process: process.slug, category, title: texts.title }));
    return seeOther(c, `${basePath(process)}/topics`, { key: 'processes-desk.said.topic-kept' });
  });

  routes.post(`${TOPICS}/:topic/place`, async (c) => {
    const process = await processAtDesk(c);
    const { typed } = await readTyped(c);
    const to = typed.to === 'earlier' ? 'earlier' : 'later';
    valueOr404(await changeCategory(c.var.ctx, { process: process.slug, category: c.req.param('topic') ?? '', to }));
    return seeOther(c, `${basePath(process)}/topics`, { key: 'processes-desk.said.topic-kept' });
  });

  return routes;
}

async function topicsPage(c: Context<Env>, returned: Returned | null) {
  const { ctx, reader, csrf } = c.var;
  const process = await processAtDesk(c);
  const [categories, languages] = await Promise.all([listCategories(ctx, process.id), cityLanguages(c)]);
  const topic = c.req.param('topic');
  const open = categories.find(({ id }) => id === topic) ?? null;
  if (topic && !open) throw notFound();
  const title = reader.t('processes-desk.topics.title', { process: reader.text(process.title) });
  return c.render(
    <TopicsPage {...{ r: reader, csrf, process, categories, languages, open, returned }} />,
    deskHead(title, returned),
  );
}
