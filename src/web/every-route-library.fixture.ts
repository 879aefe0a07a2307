import { all, BUILD_HERE, BUILD_SOMEWHERE, fix, formFor, pageFor, type Row } from './every-route-rows.fixture.ts';

const document =
  (ending = '', state?: 'withdrawn'): Row['at'] =>
  async (city) =>
    (await city.document(state)).here + ending;
const desk =
  (ending = ''): Row['at'] =>
  async (city) =>
    (await city.document()).desk + ending;

const ONE = '/documents/:slug{[a-z0-9]+(?:-[a-z0-9]+)*}';
const VERSION = `${ONE}/versions/:number{[0-9]{1,4}}`;
const DESK = '/manage/documents/:id';

/** The library: everybody reads it; those who run a process, and administrators, keep it. */
export const LIBRARY_ROUTES: Readonly<Record<string, Row>> = {
  'GET /documents': all(fix('/documents?q=table&year=2026')),
  'GET /documents.csv': all(fix('/documents.csv')),
  'GET /documents.json': all(fix('/documents.json')),
  'GET /documents.jsonl': all(fix('/documents.jsonl')),
  [`GET ${ONE}`]: all(document()),
  [`GET ${ONE} (withdrawn)`]: all(document('', 'withdrawn'), 'gone'),
  [`GET ${VERSION}`]: all(document('/versions/1')),
  [`GET ${VERSION} (not there)`]: all(document('/versions/2'), 'hidden'),
  [`GET ${VERSION} (withdrawn)`]: all(document('/versions/1', 'withdrawn'), 'gone'),
  'GET /manage/documents': pageFor(BUILD_SOMEWHERE, fix('/manage/documents')),
  'GET /manage/documents/new': pageFor(BUILD_SOMEWHERE, fix('/manage/documents/new')),
  'POST /manage/documents/new': formFor(BUILD_SOMEWHERE, fix('/manage/documents/new'), 'again'),
  [`GET ${DESK}`]: pageFor(BUILD_HERE, desk()),
  [`POST ${DESK}`]: formFor(BUILD_HERE, desk(), 'again'),
  [`POST ${DESK}/versions`]: formFor(BUILD_HERE, desk('/versions'), 'again'),
  [`POST ${DESK}/withdraw`]: formFor(BUILD_HERE, desk('/withdraw'), 'again'),
};
