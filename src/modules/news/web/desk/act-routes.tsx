import { type Context, Hono } from 'hono';
import { LANGUAGE_NAMES } from '#kernel/language.ts';
import { readZonedTime } from '#kernel/zoned-time.ts';
import { findProcess, readTexts, readTyped } from '#modules/participation/processes/index.ts';
import type { Env } from '#platform/http/env.ts';
import { seeOther } from '#platform/http/respond.ts';
import { Notice } from '#ui/index.ts';
import { discardNews } from '../../discard-news.ts';
import { holdNews } from '../../hold-news.ts';
import { gapsOf, type NewsItem } from '../../news.ts';
import { publishNews } from '../../publish-news.ts';
import { withdrawNews } from '../../withdraw-news.ts';
import { NewsPage } from '../NewsPage.tsx';
import { sendPicture } from '../send-picture.ts';
import { cityLanguages, itemAtDesk, type Returned, valueAtDesk } from './at-desk.ts';
import { reasonField } from './news-fields.ts';

const ITEM = '/manage/news/:id';

type Editor = (c: Context<Env>, item: NewsItem, returned: Returned) => Promise<Response>;

/** What is done with a piece of news once it is written. */
export function actRoutes(editor: Editor): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get(`${ITEM}/preview`, async (c) => previewPage(c, await itemAtDesk(c)));

  routes.get(`${ITEM}/picture/:size{large|small}`, async (c) => {
    const { picture } = await itemAtDesk(c);
    return sendPicture(c, picture && (c.req.param('size') === 'small' ? picture.smallFileId : picture.fileId));
  });

  routes.post(`${ITEM}/publish`, async (c) => {
    const item = await itemAtDesk(c);
    const published = await publishNews(c.var.ctx, item.id, null);
    if (!published.ok && isAboutIt(published.code)) return editor(c, item, whatIsMissing(c, item, published));
    valueAtDesk(published);
    return seeOther(c, `/manage/news/${item.id}`, { key: 'news-desk.said.published' });
  });

  routes.post(`${ITEM}/schedule`, async (c) => {
    const { ctx, reader } = c.var;
    const item = await itemAtDesk(c);
    const { typed } = await readTyped(c);
    const at = readZonedTime(String(typed.publishAt ?? ''), reader.timeZone);
    const wrong = (message: string) => editor(c, item, { typed, problems: [{ field: 'publishAt', message }] });
    if (!at) return wrong(reader.t('news-desk.publish.at-wrong'));
    const scheduled = await publishNews(ctx, item.id, at);
    if (!scheduled.ok && scheduled.code === 'news-in-the-past') return wrong(reader.refusal(scheduled));
    if (!scheduled.ok && isAboutIt(scheduled.code)) return editor(c, item, whatIsMissing(c, item, scheduled));
    valueAtDesk(scheduled);
    return seeOther(c, `/manage/news/${item.id}`, { key: 'news-desk.said.scheduled' });
  });

  routes.post(`${ITEM}/hold`, async (c) => {
    const item = await itemAtDesk(c);
    const held = await holdNews(c.var.ctx, item.id);
    if (!held.ok && held.code === 'news-not-scheduled')
      return seeOther(c, `/manage/news/${item.id}`, { key: 'refusals.news-not-scheduled', kind: 'problem' });
    valueAtDesk(held);
    return seeOther(c, `/manage/news/${item.id}`, { key: 'news-desk.said.held' });
  });

  routes.post(`${ITEM}/withdraw`, async (c) => {
    const { ctx, reader } = c.var;
    const item = await itemAtDesk(c);
    const { typed } = await readTyped(c);
    const { texts, problems } = readTexts(reader, typed, [reasonField(reader)], { languages: await cityLanguages(c) });
    if (problems.length > 0) return editor(c, item, { typed, problems });
    const withdrawn = await withdrawNews(ctx, item.id, texts.reason);
    if (!withdrawn.ok && withdrawn.code === 'news-not-published')
      return seeOther(c, `/manage/news/${item.id}`, { key: 'refusals.news-not-published', kind: 'problem' });
    valueAtDesk(withdrawn);
    return seeOther(c, `/manage/news/${item.id}`, { key: 'news-desk.said.withdrawn' });
  });

  routes.post(`${ITEM}/discard`, async (c) => {
    const item = await itemAtDesk(c);
    const discarded = await discardNews(c.var.ctx, item.id);
    if (!discarded.ok && discarded.code === 'news-public-already')
      return seeOther(c, `/manage/news/${item.id}`, { key: 'refusals.news-public-already', kind: 'problem' });
    valueAtDesk(discarded);
    return seeOther(c, '/manage/news', { key: 'news-desk.said.discarded' });
  });

  return routes;
}

function isAboutIt(code: string): boolean {
  return ['news-public-already', 'news-unfinished', 'news-of-a-draft'].includes(code);
}

// words: news-desk.gap.*
function whatIsMissing(c: Context<Env>, item: NewsItem, refusal: Parameters<Env['Variables']['reader']['refusal']>[0]) {
  const { t, refusal: inWords } = c.var.reader;
  const gaps = gapsOf(item).map(({ field, language }) => ({
    field: `${field}-${language}`,
    message: t(`news-desk.gap.${field}`, { language: LANGUAGE_NAMES[language] }),
  }));
  const problems = gaps.length > 0 ? gaps : [{ field: 'process', message: inWords(refusal) }];
  return { typed: {}, problems };
}

async function previewPage(c: Context<Env>, item: NewsItem): Promise<Response> {
  const { ctx, reader } = c.var;
  const { t } = reader;
  const process = item.processId ? ((await findProcess(ctx, { id: item.processId })) ?? null) : null;
  const notice = (
    <Notice kind="warn" title={t('news-desk.preview.title')}>
      <p>
        <a href={`/manage/news/${item.id}`}>{t('news-desk.preview.back')}</a>
      </p>
    </Notice>
  );
  return c.render(
    <NewsPage
      {...{ r: reader, item, process, notice, corrections: [], follow: null }}
      pictures={`/manage/news/${item.id}/picture`}
    />,
    { title: reader.text(item.title), unlisted: true, door: 'desk' },
  );
}
