import type { City, Who } from './every-route-city.fixture.ts';

/**
 * page: here it is · on: see another page · sign-in: asked to sign in first · no: told that this door is closed ·
 * hidden: as if there were nothing · gone: it is used up · again: the form comes back
 */
export type Answer = 'page' | 'on' | 'sign-in' | 'no' | 'hidden' | 'gone' | 'again';

export interface Row {
  /** An address of the route, asked anew for each role: what one does is not in the way of the next. */
  readonly at: (city: City) => string | Promise<string>;
  readonly fields?: (city: City) => Fields | Promise<Fields>;
  readonly answers: Readonly<Record<Who, Answer>>;
}
type Fields = Record<string, string>;
type At = Row['at'];

const STAFF: readonly Who[] = ['neighbour', 'facilitator', 'moderator', 'officer', 'administrator'];
const ANSWER_SOMEWHERE: readonly Who[] = ['neighbour', 'facilitator', 'officer', 'administrator'];
const ANSWER_HERE: readonly Who[] = ['facilitator', 'officer', 'administrator'];
const BUILD_SOMEWHERE: readonly Who[] = ['neighbour', 'facilitator', 'administrator'];
const BUILD_HERE: readonly Who[] = ['facilitator', 'administrator'];
const ADMINISTRATORS: readonly Who[] = ['administrator'];

const same = (answer: Answer): Row['answers'] => ({
  visitor: answer,
  resident: answer,
  author: answer,
  neighbour: answer,
  facilitator: answer,
  moderator: answer,
  officer: answer,
  administrator: answer,
});
const fix =
  (path: string): At =>
  () =>
    path;

/** The same for whoever comes. */
const all = (at: At, answer: Answer = 'page', fields?: Row['fields']): Row => ({ at, fields, answers: same(answer) });
/** For whoever is signed in. */
const members = (at: At, answer: Answer, fields?: Row['fields']): Row => ({
  ...{ at, fields },
  answers: { ...same(answer), visitor: 'sign-in' },
});
/** A page for some: a visitor may sign in, the others are told no. */
const pageFor = (some: readonly Who[], at: At, answer: Answer = 'page', others: Answer = 'no'): Row => ({
  at,
  answers: { ...same(others), visitor: others === 'no' ? 'sign-in' : others, ...to(some, answer) },
});
/** A form for some. */
const formFor = (some: readonly Who[], at: At, answer: Answer, fields?: Row['fields'], others: Answer = 'no'): Row => ({
  ...{ at, fields },
  answers: { ...same(others), ...to(some, answer) },
});
/** A draft is nobody's business but those who build it. */
const deskPage = (at: At): Row => ({
  at,
  answers: { ...pageFor(BUILD_HERE, at, 'page', 'hidden').answers, visitor: 'sign-in' },
});
const deskForm = (at: At, answer: Answer): Row => ({
  ...{ at, answers: { ...formFor(BUILD_HERE, at, answer, undefined, 'hidden').answers, visitor: 'no' } },
});
const to = (some: readonly Who[], answer: Answer) => Object.fromEntries(some.map((who) => [who, answer]));

const PROCESS = '/processes/:process';
const LIST = `${PROCESS}/proposals`;
const DRAFT = `${LIST}/drafts/:draft`;
const PROPOSAL = `${LIST}/:number{[0-9]+}`;
const DESK = '/manage/processes/:process';
const STEP = `${DESK}/steps/:step`;

const open =
  (ending: string): At =>
  (city) =>
    city.open + ending;
const proposal =
  (ending = ''): At =>
  async (city) =>
    (await city.proposal()).here + ending;
const draft =
  (ending = ''): At =>
  async (city) =>
    (await city.draft()) + ending;
const comment =
  (ending = ''): At =>
  async (city) =>
    (await city.comment()) + ending;
const talk =
  (ending = ''): At =>
  async (city) =>
    `/discussions/proposal/${(await city.proposal()).id}${ending}`;
const answer =
  (ending = ''): At =>
  async (city) =>
    `/manage/answers/${(await city.proposal()).id}${ending}`;
const desk =
  (ending = ''): At =>
  (city) =>
    city.desk + ending;
const step =
  (ending = ''): At =>
  (city) =>
    `${city.desk}/steps/${city.step}${ending}`;
const topic =
  (ending = ''): At =>
  (city) =>
    `${city.desk}/topics/${city.topic}${ending}`;

const text = {
  title: 'Arbres al carrer de dalt',
  body: 'Dotze places d’aparcament es converteixen en arbres.',
  language: 'ca',
};
const words = (city: City): Fields => ({ side: 'for', language: 'ca', body: text.body, form: city.house.city.newId() });
const written = () => text;
const picked = async (city: City): Promise<Fields> => ({ 'picked[]': (await city.proposal()).id });
const nobody = '019ab2c4-1111-7222-8333-444455556666';

/** Every route of the house, and what each role is answered there. What stands in brackets tells two rows of one route apart. */
export const ROUTES: Readonly<Record<string, Row>> = {
  // Who keeps the machines
  'GET /assets/*': all(fix('/assets/nothing.css'), 'hidden'),
  'GET /healthz': all(fix('/healthz')),
  'GET /readyz': all(fix('/readyz')),
  'GET /metrics': all(fix('/metrics')),

  // The city
  'GET /': all(fix('/')),
  'GET /search': all(fix('/search?q=arbres')),
  'GET /pages/:slug{[a-z0-9]+(?:-[a-z0-9]+)*}': all(fix('/pages/unwritten'), 'hidden'),
  'GET /city.css': all(fix('/city.css')),
  'GET /icon.svg': all(fix('/icon.svg')),
  'GET /logo': all(fix('/logo'), 'hidden'),

  'GET /data': all(fix('/data')),
  'GET /source': all(fix('/source')),
  'GET /source.tar.gz': all((city) => city.forgiveDownloads().then(() => '/source.tar.gz')),
  'GET /robots.txt': all(fix('/robots.txt')),
  'GET /sitemap.xml': all(fix('/sitemap.xml')),
  'GET /.well-known/security.txt': all(fix('/.well-known/security.txt')),

  // Processes
  'GET /processes': all(fix('/processes')),
  'GET /:file{processes\\.csv}': all(fix('/processes.csv')),
  'GET /:file{processes\\.json}': all(fix('/processes.json')),
  'GET /:file{processes\\.jsonl}': all(fix('/processes.jsonl')),
  [`GET ${PROCESS}`]: all(open('')),
  [`GET ${PROCESS} (a draft)`]: pageFor(BUILD_HERE, ({ draftSlug }) => `/processes/${draftSlug}`, 'page', 'hidden'),
  [`GET ${PROCESS}/documents/:document`]: all(open(`/documents/${nobody}`), 'hidden'),

  // Proposals
  [`GET ${LIST}`]: all(open('/proposals')),
  [`GET ${PROCESS}/:file{proposals\\.csv}`]: all(open('/proposals.csv')),
  [`GET ${PROCESS}/:file{proposals\\.json}`]: all(open('/proposals.json')),
  [`GET ${PROCESS}/:file{proposals\\.jsonl}`]: all(open('/proposals.jsonl')),
  [`GET ${PROCESS}/:file{proposals\\.atom}`]: all(open('/proposals.atom')),
  [`GET ${LIST}/new`]: members(open('/proposals/new'), 'page'),
  [`POST ${LIST}/new`]: members(open('/proposals/new'), 'on', written),
  [`GET ${LIST}/similar`]: all(open('/proposals/similar?title=Arbres')),
  [`GET ${DRAFT}`]: pageFor(['author'], draft(), 'page', 'hidden'),
  [`POST ${DRAFT}`]: formFor(['author'], draft(), 'on', written, 'hidden'),
  [`GET ${DRAFT}/review`]: pageFor(['author'], draft('/review'), 'page', 'hidden'),
  [`POST ${DRAFT}/publish`]: formFor(['author'], draft('/publish'), 'on', undefined, 'hidden'),
  [`POST ${DRAFT}/discard`]: formFor(['author'], draft('/discard'), 'on', undefined, 'hidden'),
  [`GET ${DRAFT}/files/:file`]: pageFor(['author'], (city) => city.draftFile(), 'page', 'hidden'),
  [`GET ${PROPOSAL}`]: all(proposal()),
  [`GET ${PROPOSAL}/support`]: members(proposal('/support'), 'page'),
  [`POST ${PROPOSAL}/support`]: members(proposal('/support'), 'on'),
  [`POST ${PROPOSAL}/support/withdraw`]: members(proposal('/support/withdraw'), 'on'),
  [`GET ${PROPOSAL}/receipt`]: pageFor(['author'], proposal('/receipt')),
  [`GET ${PROPOSAL}/history`]: all(proposal('/history')),
  [`GET ${PROPOSAL}/edit`]: pageFor(['author'], proposal('/edit')),
  [`POST ${PROPOSAL}/edit`]: formFor(['author'], proposal('/edit'), 'on', written),
  [`GET ${PROPOSAL}/withdraw`]: pageFor(['author'], proposal('/withdraw')),
  [`POST ${PROPOSAL}/withdraw`]: formFor(['author'], proposal('/withdraw'), 'on', () => ({ reason: 'other' })),
  [`GET ${PROPOSAL}/files/:file`]: all(proposal(`/files/${nobody}`), 'hidden'),

  // Comments
  'GET /discussions/:kind/:id': all(talk()),
  'GET /discussions/:kind/:id/write': members(talk('/write'), 'page'),
  'POST /discussions/:kind/:id/write': members(talk('/write'), 'on', words),
  'GET /comments/:comment': all(comment(), 'on'),
  'GET /comments/:comment/thread': all(comment('/thread')),
  'GET /comments/:comment/reply': members(comment('/reply'), 'page'),
  'POST /comments/:comment/reply': members(comment('/reply'), 'on', words),
  'POST /comments/:comment/vote': members(comment('/vote'), 'on', () => ({ value: '1' })),
  'GET /comments/:comment/edit': pageFor(['author'], comment('/edit')),
  'POST /comments/:comment/edit': formFor(['author'], comment('/edit'), 'on', () => ({ body: text.body })),
  'GET /comments/:comment/withdraw': pageFor(['author'], comment('/withdraw')),
  'POST /comments/:comment/withdraw': formFor(['author'], comment('/withdraw'), 'on'),
  [`GET ${PROCESS}/:file{comments\\.csv}`]: all(open('/comments.csv')),
  [`GET ${PROCESS}/:file{comments\\.json}`]: all(open('/comments.json')),
  [`GET ${PROCESS}/:file{comments\\.jsonl}`]: all(open('/comments.jsonl')),

  // The record
  'GET /record': all(fix('/record')),
  'GET /record.jsonl': all(fix('/record.jsonl')),
  'GET /record/:seq{[1-9][0-9]{0,14}}': all(fix('/record/1')),

  // Signing in, and one's account
  'GET /sign-in': { at: fix('/sign-in'), answers: { ...same('on'), visitor: 'page' } },
  'POST /sign-in': all(fix('/sign-in'), 'again'),
  'GET /sign-in/code': all(fix('/sign-in/code')),
  'POST /sign-in/code': all(fix('/sign-in/code'), 'again'),
  'GET /sign-in/link/:token': all(fix('/sign-in/link/spent'), 'gone'),
  'POST /sign-in/link/:token': all(fix('/sign-in/link/spent'), 'gone'),
  'POST /sign-in/demo': all(fix('/sign-in/demo'), 'on', () => ({ email: 'admin@vallserena.example' })),
  'GET /account': members(fix('/account'), 'page'),
  'POST /account': members(fix('/account'), 'on', () => ({ displayName: 'X', language: 'ca', districtId: '' })),
  'POST /account/sessions/end': members(fix('/account/sessions/end'), 'on', () => ({ session: nobody })),
  'GET /your-data': all(fix('/your-data')),
  'GET /your-data/copy': members(fix('/your-data/copy'), 'page'),
  'GET /your-data/accesses.csv': members(fix('/your-data/accesses.csv'), 'page'),
  'GET /your-data/erase': members(fix('/your-data/erase'), 'page'),
  // Asked to sign in again, so that everybody is still there for the next row.
  'POST /your-data/erase': members(fix('/your-data/erase'), 'on', (city) => city.signedInLongAgo()),

  // The desk
  'GET /manage': pageFor(STAFF, fix('/manage')),
  'GET /manage/answers': pageFor(ANSWER_SOMEWHERE, fix('/manage/answers')),
  'POST /manage/answers/together': formFor(ANSWER_HERE, fix('/manage/answers/together'), 'page', picked),
  'POST /manage/answers/prepare': formFor(ANSWER_HERE, fix('/manage/answers/prepare'), 'again', picked),
  'POST /manage/answers/publish': formFor(ANSWER_HERE, fix('/manage/answers/publish'), 'on', picked),
  'GET /manage/answers/:id': pageFor(ANSWER_HERE, answer()),
  'POST /manage/answers/:id': formFor(ANSWER_HERE, answer(), 'again'),
  'POST /manage/answers/:id/undo': formFor(ANSWER_HERE, answer('/undo'), 'on'),
  'GET /manage/processes': pageFor(BUILD_SOMEWHERE, fix('/manage/processes')),
  'GET /manage/processes/new': pageFor(BUILD_SOMEWHERE, fix('/manage/processes/new')),
  'POST /manage/processes/new': formFor(BUILD_SOMEWHERE, fix('/manage/processes/new'), 'again'),
  [`GET ${DESK}`]: deskPage(desk()),
  [`GET ${DESK} (public already)`]: pageFor(BUILD_HERE, ({ open }) => `/manage${open}`),
  [`GET ${DESK}/words`]: deskPage(desk('/words')),
  [`POST ${DESK}/words`]: deskForm(desk('/words'), 'again'),
  [`GET ${DESK}/calendar`]: deskPage(desk('/calendar')),
  [`POST ${DESK}/calendar`]: deskForm(desk('/calendar'), 'again'),
  [`GET ${DESK}/documents`]: deskPage(desk('/documents')),
  [`POST ${DESK}/documents`]: deskForm(desk('/documents'), 'again'),
  [`POST ${DESK}/documents/:document/remove`]: deskForm(desk(`/documents/${nobody}/remove`), 'hidden'),
  [`GET ${DESK}/topics`]: deskPage(desk('/topics')),
  [`POST ${DESK}/topics`]: deskForm(desk('/topics'), 'again'),
  [`GET ${DESK}/topics/:topic`]: deskPage(topic()),
  [`POST ${DESK}/topics/:topic`]: deskForm(topic(), 'again'),
  [`POST ${DESK}/topics/:topic/place`]: deskForm(topic('/place'), 'on'),
  [`GET ${DESK}/publish`]: deskPage(desk('/publish')),
  [`POST ${DESK}/publish`]: deskForm(desk('/publish'), 'again'),
  [`POST ${DESK}/archive`]: deskForm(desk('/archive'), 'again'),
  [`POST ${DESK}/unarchive`]: deskForm(desk('/unarchive'), 'again'),
  [`GET ${DESK}/steps/new`]: deskPage(desk('/steps/new')),
  [`POST ${DESK}/steps/new`]: deskForm(desk('/steps/new'), 'again'),
  [`GET ${STEP}`]: deskPage(step()),
  [`POST ${STEP}`]: deskForm(step(), 'again'),
  [`POST ${STEP}/place`]: deskForm(step('/place'), 'on'),
  [`GET ${STEP}/preview`]: deskPage(step('/preview')),
  [`GET ${STEP}/open`]: deskPage(step('/open')),
  [`POST ${STEP}/open`]: deskForm(step('/open'), 'again'),
  [`GET ${STEP}/close`]: deskPage(step('/close')),
  [`POST ${STEP}/close`]: deskForm(step('/close'), 'again'),
  [`GET ${STEP}/remove`]: deskPage(step('/remove')),
  [`POST ${STEP}/remove`]: deskForm(async (city) => `${city.desk}/steps/${await city.spareStep()}/remove`, 'on'),
  [`GET ${STEP}/outcome`]: deskPage(step('/outcome')),
  [`POST ${STEP}/outcome`]: deskForm(step('/outcome'), 'again'),
  'GET /manage/pages': pageFor(ADMINISTRATORS, fix('/manage/pages')),
  'GET /manage/pages/:slug': pageFor(ADMINISTRATORS, fix('/manage/pages/terms')),
  'POST /manage/pages/:slug': formFor(ADMINISTRATORS, fix('/manage/pages/terms'), 'again'),
  'GET /manage/city': pageFor(ADMINISTRATORS, fix('/manage/city')),
  'POST /manage/city': formFor(ADMINISTRATORS, fix('/manage/city'), 'again'),
  'POST /manage/city/logo': formFor(ADMINISTRATORS, fix('/manage/city/logo'), 'again'),
  'POST /manage/city/logo/remove': formFor(ADMINISTRATORS, fix('/manage/city/logo/remove'), 'on'),
  'GET /manage/city/areas': pageFor(ADMINISTRATORS, fix('/manage/city/areas')),
  'POST /manage/city/areas': formFor(ADMINISTRATORS, fix('/manage/city/areas'), 'again'),
  'POST /manage/city/areas/draw': formFor(ADMINISTRATORS, fix('/manage/city/areas/draw'), 'on'),
  'GET /manage/people': pageFor(ADMINISTRATORS, fix('/manage/people')),
  'POST /manage/people': formFor(ADMINISTRATORS, fix('/manage/people'), 'again'),
  'POST /manage/people/revoke': formFor(ADMINISTRATORS, fix('/manage/people/revoke'), 'again', () => ({
    grant: nobody,
  })),
  'GET /manage/outbox': pageFor(ADMINISTRATORS, fix('/manage/outbox')),
  'GET /manage/outbox/:id{[0-9a-f-]{36}}': pageFor(ADMINISTRATORS, fix(`/manage/outbox/${nobody}`), 'hidden'),
  'GET /manage/jobs': pageFor(ADMINISTRATORS, fix('/manage/jobs')),
  'POST /manage/jobs/retry': formFor(ADMINISTRATORS, fix('/manage/jobs/retry'), 'on'),
  'GET /manage/ui': pageFor(ADMINISTRATORS, fix('/manage/ui')),

  // Last: the session ends, and with it what the role may do.
  'POST /sign-out': all(fix('/sign-out'), 'on'),
};
