import { type Context, Hono } from 'hono';
import { readTyped } from '#modules/participation/processes/index.ts';
import type { Env } from '#platform/http/env.ts';
import { readRowInTime, writeRowInTime } from '#platform/http/list-address.ts';
import { seeOther } from '#platform/http/respond.ts';
import { changeNews } from '../../change-news.ts';
import type { NewsId, NewsItem } from '../../news.ts';
import { listAtDesk } from '../../store.ts';
import { writeNews } from '../../write-news.ts';
import { actRoutes } from './act-routes.tsx';
import {
  cityLanguages,
  deskHead,
  itemAtDesk,
  onlyWriters,
  processIdsOf,
  type Returned,
  valueAtDesk,
  writablePlaces,
} from './at-desk.ts';
import { EditorPage } from './EditorPage.tsx';
import { NewsDeskPage } from './NewsDeskPage.tsx';
import { readNewsForm } from './read-news-form.ts';

const PAGE = 50;
const ITEM = '/manage/news/:id';
/** Refusals that one file field answers for. */
const OF_THE_PICTURE = ['file-empty', 'file-too-large', 'picture-kind', 'picture-unreadable'];

/** The desk of news: everything under /manage/news. */
export function deskRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/manage/news', async (c) => {
    onlyWriters(c);
    const { ctx, reader } = c.var;
    const places = await writablePlaces(c);
    const after = readRowInTime<NewsId>(c.req.query('after') ?? '');
    const found = await listAtDesk(ctx, { processIds: processIdsOf(places), after, limit: PAGE + 1 });
    const items = found.slice(0, PAGE);
    const last = items.at(-1);
    const next = found.length > PAGE && last ? writeRowInTime({ at: last.updatedAt, id: last.id }) : null;
    return c.render(
      <NewsDeskPage r={reader} items={items} places={places} next={next} first={!after} />,
      deskHead(reader.t('news-desk.list.title')),
    );
  });

  routes.get('/manage/news/new', (c) => editor(c, null, null));

  routes.post('/manage/news/new', async (c) => {
    onlyWriters(c);
    const { ctx, reader } = c.var;
    const { typed, files } = await readTyped(c);
    const form = await readNewsForm(c, null, typed, files);
    if (!form.ok) return editor(c, null, { typed, problems: form.problems });
    const written = await writeNews(ctx, form.change);
    if (!written.ok && OF_THE_PICTURE.includes(written.code))
      return editor(c, null, { typed, problems: [{ field: 'picture', message: reader.refusal(written) }] });
    const { id } = valueAtDesk(written);
    return seeOther(c, `/manage/news/${id}`, { key: 'news-desk.said.saved' });
  });

  routes.get(ITEM, async (c) => editor(c, await itemAtDesk(c), null));

  routes.post(ITEM, async (c) => {
    const item = await itemAtDesk(c);
    const { ctx, reader } = c.var;
    const { typed, files } = await readTyped(c);
    const form = await readNewsForm(c, item, typed, files);
    if (!form.ok) return editor(c, item, { typed, problems: form.problems });
    const changed = await changeNews(ctx, item.id, form.change);
    if (!changed.ok && (OF_THE_PICTURE.includes(changed.code) || changed.code === 'news-withdrawn'))
      return editor(c, item, { typed, problems: [{ field: 'picture', message: reader.refusal(changed) }] });
    const { state } = valueAtDesk(changed);
    const key = state === 'published' ? 'news-desk.said.corrected' : 'news-desk.said.saved';
    return seeOther(c, `/manage/news/${item.id}`, { key });
  });

  routes.route('/', actRoutes(editor));
  return routes;
}

// words: news-desk.said.*
async function editor(c: Context<Env>, item: NewsItem | null, returned: Returned | null): Promise<Response> {
  onlyWriters(c);
  const { reader, csrf } = c.var;
  const [places, languages] = [await writablePlaces(c), await cityLanguages(c)];
  const title = item ? reader.text(item.title) : reader.t('news-desk.list.write');
  return c.render(
    <EditorPage {...{ r: reader, csrf, item, places, languages, returned }} />,
    deskHead(title, returned),
  );
}
