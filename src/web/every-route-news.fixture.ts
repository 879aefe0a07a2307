import { all, BUILD_HERE, BUILD_SOMEWHERE, fix, formFor, pageFor, type Row } from './every-route-rows.fixture.ts';

type State = 'draft' | 'withdrawn';

const news =
  (ending = '', state?: State): Row['at'] =>
  async (city) =>
    (await city.news(state)).here + ending;
const desk =
  (ending = '', state?: State): Row['at'] =>
  async (city) =>
    (await city.news(state)).desk + ending;

const ITEM = '/news/:slug{[a-z0-9]+(?:-[a-z0-9]+)*}';
const DESK = '/manage/news/:id';
const PICTURE = 'picture/:size{large|small}';

/** News: everybody reads what is published; those who run a process, and administrators, write. */
export const NEWS_ROUTES: Readonly<Record<string, Row>> = {
  'GET /news': all(fix('/news')),
  'GET /news.csv': all(fix('/news.csv')),
  'GET /news.json': all(fix('/news.json')),
  'GET /news.jsonl': all(fix('/news.jsonl')),
  'GET /news.atom': all(fix('/news.atom')),
  [`GET ${ITEM}`]: all(news()),
  [`GET ${ITEM} (a draft)`]: all(news('', 'draft'), 'hidden'),
  [`GET ${ITEM} (withdrawn)`]: all(news('', 'withdrawn'), 'gone'),
  [`GET ${ITEM}/${PICTURE}`]: all(news('/picture/small')),
  [`GET ${ITEM}/${PICTURE} (a draft)`]: all(news('/picture/small', 'draft'), 'hidden'),
  [`GET ${ITEM}/${PICTURE} (withdrawn)`]: all(news('/picture/large', 'withdrawn'), 'hidden'),
  'GET /manage/news': pageFor(BUILD_SOMEWHERE, fix('/manage/news')),
  'GET /manage/news/new': pageFor(BUILD_SOMEWHERE, fix('/manage/news/new')),
  'POST /manage/news/new': formFor(BUILD_SOMEWHERE, fix('/manage/news/new'), 'again'),
  [`GET ${DESK}`]: pageFor(BUILD_HERE, desk('', 'draft')),
  [`POST ${DESK}`]: formFor(BUILD_HERE, desk('', 'draft'), 'again'),
  [`GET ${DESK}/preview`]: pageFor(BUILD_HERE, desk('/preview', 'draft')),
  [`GET ${DESK}/${PICTURE}`]: pageFor(BUILD_HERE, desk('/picture/large', 'draft')),
  [`POST ${DESK}/publish`]: formFor(BUILD_HERE, desk('/publish', 'draft'), 'on'),
  [`POST ${DESK}/schedule`]: formFor(BUILD_HERE, desk('/schedule', 'draft'), 'again'),
  [`POST ${DESK}/hold`]: formFor(BUILD_HERE, desk('/hold', 'draft'), 'on'),
  [`POST ${DESK}/withdraw`]: formFor(BUILD_HERE, desk('/withdraw'), 'again'),
  [`POST ${DESK}/discard`]: formFor(BUILD_HERE, desk('/discard', 'draft'), 'on'),
};
