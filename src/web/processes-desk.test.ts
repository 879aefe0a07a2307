import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessId } from '#kernel/ids.ts';
import { findProcess } from '#modules/participation/processes/index.ts';
import { openProcess } from '#modules/participation/proposals/testing.ts';
import { testId } from '#platform/testing.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
let facilitator: Visitor;
let admin: Visitor;

beforeAll(async () => {
  house = await testHouse();
  facilitator = await house.enter({
    displayName: 'Aina',
    roles: [{ role: 'facilitator', processId: testId<ProcessId>(77) }],
  });
  admin = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
});
afterAll(() => house.close());

const START = {
  template: 'proposals-and-answers',
  'title-en': 'Streets for walking',
  'question-en': 'Which streets first?',
  startsOn: '2026-11-20',
};

async function pageOf(path: string, as?: Visitor): Promise<string> {
  const response = await house.get(path, as);
  expect(response.status, path).toBe(200);
  return response.text();
}

/** Starts one and gives back its address at the desk. */
async function started(title: string): Promise<string> {
  const done = await house.post('/manage/processes/new', { ...START, 'title-en': title }, facilitator);
  expect(done.status).toBe(303);
  return done.headers.get('location') ?? '';
}

async function readyToPublish(desk: string): Promise<void> {
  const facts = { 'term-1-en': 'Who decides', 'detail-1-en': 'The council' };
  const words = { 'title-en': 'Streets', 'question-en': 'Which?', 'summary-en': 'Walk', 'whoMayTakePart-en': 'All' };
  const done = await house.post(`${desk}/words`, { ...words, 'department-en': 'Mobility', ...facts }, facilitator);
  expect(done.status).toBe(303);
}

describe('a facilitator’s five minutes', () => {
  it('from a template to a public process, on pages that send her on', async () => {
    expect(await pageOf('/manage/processes/new', facilitator)).toContain('value="participatory-budget"');
    const desk = await started('Streets for walking');
    expect(desk).toBe('/manage/processes/streets-for-walking');
    const overview = await pageOf(desk, facilitator);
    expect(overview).toContain('Run by Aina');
    expect(overview).toContain('One thing is missing before it can be published');
    expect(await pageOf('/manage/processes', facilitator)).toContain(desk);
    expect(await pageOf(`${desk}/publish`, facilitator)).toContain('Write which office answers for it.');
    expect((await house.post(`${desk}/publish`, {}, facilitator)).status).toBe(409);
    await readyToPublish(desk);
    expect((await house.post(`${desk}/publish`, {}, facilitator)).status).toBe(303);
    expect(await pageOf('/processes/streets-for-walking')).toContain('Which?');
    const data = (await (await house.get('/processes.json')).json()) as { step: string; opens_at: string }[];
    expect(data.map(({ step, opens_at }) => [step, opens_at])).toEqual([
      ['proposals', '2026-11-20T08:00:00.000Z'],
      ['answers', '2026-12-18T08:00:00.000Z'],
    ]);
    expect(await pageOf('/processes.csv')).toContain('streets-for-walking');
  });

  it('what she typed stays when something is wrong, and each problem stands at its field', async () => {
    const sent = { ...START, 'title-en': '', startsOn: '2026-02-31', 'question-es': '¿Cuáles?' };
    const response = await house.post('/manage/processes/new', sent, facilitator);
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('href="#f-title-en"');
    expect(page).toContain('href="#f-startsOn"');
    expect(page).toContain('value="¿Cuáles?"');
    expect(page).toContain('value="Which streets first?"');
  });
});

describe('a step at the desk', () => {
  const form = {
    'title-en': 'Ideas',
    opens: '2026-11-25T10:00',
    closes: '2026-12-10T20:00',
    method: 'proposals',
    writing: '1',
    supporting: '1',
    threshold: '50',
    supportsPerPerson: '3',
    minimumSupports: '0',
    answerDays: '30',
    editMinutes: '60',
    titleMin: '15',
    titleMax: '150',
    bodyMax: '3000',
  };

  it('is changed in place, its dates in the city’s time and its rules by its method', async () => {
    const desk = await started('Ideas');
    expect(await pageOf(`${desk}/steps/proposals`, facilitator)).toContain('value="2026-11-20T09:00"');
    expect((await house.post(`${desk}/steps/proposals`, form, facilitator)).status).toBe(303);
    const step = (await findProcess(house.city, { slug: 'ideas' }))?.steps[0];
    expect(step?.opensAt.toISOString()).toBe('2026-11-25T09:00:00.000Z');
    expect(step?.rules).toMatchObject({ threshold: 50, supportsPerPerson: 3, commenting: false });
  });

  it('says what is wrong beside the field, dates and rules alike', async () => {
    const desk = await started('Wrong');
    const sent = { ...form, closes: '2026-11-25T09:00' };
    const dates = await house.post(`${desk}/steps/proposals`, sent, facilitator);
    expect([dates.status, await dates.text()]).toEqual([422, expect.stringContaining('href="#f-closes"')]);
    const rules = await house.post(`${desk}/steps/proposals`, { ...form, threshold: 'many' }, facilitator);
    expect([rules.status, await rules.text()]).toEqual([422, expect.stringContaining('value="many"')]);
  });

  it.each(['before', 'open', 'after'])('is previewed %s, and nothing is written', async (at) => {
    const desk = await started(`Preview ${at}`);
    const before = await findProcess(house.city, { slug: `preview-${at}` });
    const page = await pageOf(`${desk}/steps/proposals/preview?at=${at}`, facilitator);
    expect(page).toContain('Nothing you do here is saved.');
    expect(await findProcess(house.city, { slug: `preview-${at}` })).toEqual(before);
  });

  it('is added, put earlier and removed', async () => {
    const desk = await started('Order');
    const added = await house.post(
      `${desk}/steps/new`,
      { 'title-en': 'Return', opens: '2027-02-01T09:00', closes: '', method: 'information' },
      facilitator,
    );
    expect(added.headers.get('location')).toBe(`${desk}/steps/return#step-return`);
    await house.post(`${desk}/steps/return/place`, { to: 'earlier' }, facilitator);
    const order = async () => (await findProcess(house.city, { slug: 'order' }))?.steps.map(({ slug }) => slug);
    expect(await order()).toEqual(['proposals', 'return', 'answers']);
    expect(await pageOf(`${desk}/steps/return/remove`, facilitator)).toContain('cannot be undone');
    await house.post(`${desk}/steps/return/remove`, {}, facilitator);
    expect(await order()).toEqual(['proposals', 'answers']);
  });

  it('is opened by hand after a review', async () => {
    const desk = await started('By hand');
    await readyToPublish(desk);
    expect((await house.post(`${desk}/steps/proposals/open`, {}, facilitator)).status).toBe(409);
    await house.post(`${desk}/publish`, {}, facilitator);
    expect(await pageOf(`${desk}/steps/proposals/open`, facilitator)).toContain('opened by hand');
    expect((await house.post(`${desk}/steps/proposals/open`, {}, facilitator)).status).toBe(303);
    expect(await pageOf('/processes/by-hand')).toContain('Open');
    expect(await pageOf(`${desk}/steps/proposals/outcome`, facilitator)).toContain('once it is closed');
  });
});

describe('the calendar', () => {
  it('shows what a move would change before it is saved', async () => {
    const desk = await started('Calendar');
    const plan = await pageOf(`${desk}/calendar?from=answers&days=7`, facilitator);
    expect(plan).toContain('What changes if you move them 7 days');
    expect(plan).toContain('25 December 2026');
    await house.post(`${desk}/calendar`, { from: 'answers', days: '7' }, facilitator);
    const steps = (await findProcess(house.city, { slug: 'calendar' }))?.steps ?? [];
    expect(steps.map(({ opensAt }) => opensAt.toISOString().slice(0, 10))).toEqual(['2026-11-20', '2026-12-25']);
    const wrong = await house.get(`${desk}/calendar?from=answers&days=soon`, facilitator);
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('value="soon"')]);
  });
});

describe('documents and topics', () => {
  it('a document of somebody is handed out to be saved, never shown among our pages', async () => {
    const desk = await started('Papers');
    const file = new File(['%PDF-1.7'], 'plan.pdf');
    expect(await pageOf(`${desk}/documents`, facilitator)).toContain('who wrote it');
    const sent = await house.post(`${desk}/documents`, { 'title-en': 'Plan', file }, facilitator);
    expect(sent.status).toBe(303);
    const page = await pageOf(`${desk}/documents`, facilitator);
    const address = /\/processes\/papers\/documents\/[0-9a-f-]+/.exec(page)?.[0] ?? '';
    const got = await house.get(address, facilitator);
    expect(got.headers.get('content-disposition')).toBe('attachment; filename="plan.pdf"');
    expect(got.headers.get('content-security-policy')).toContain('sandbox');
    expect((await house.get(address)).status).toBe(404);
    const none = await house.post(`${desk}/documents`, { 'title-en': 'Plan' }, facilitator);
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('href="#f-file"')]);
  });

  it('topics are added and renamed', async () => {
    const desk = await started('Topics');
    await house.post(`${desk}/topics`, { 'title-en': 'Trees' }, facilitator);
    const page = await pageOf(`${desk}/topics`, facilitator);
    const topic = /topics\/([0-9a-f-]{36})/.exec(page)?.[1] ?? '';
    expect(await pageOf(`${desk}/topics/${topic}`, facilitator)).toContain('value="Trees"');
    await house.post(`${desk}/topics/${topic}`, { 'title-en': 'Green' }, facilitator);
    expect(await pageOf(`${desk}/topics`, facilitator)).toContain('Green');
  });
});

describe('who may', () => {
  const PAGES = [
    '',
    '/words',
    '/calendar',
    '/publish',
    '/documents',
    '/topics',
    '/steps/new',
    '/steps/proposals',
    '/steps/proposals/preview',
    '/steps/proposals/remove',
    '/steps/proposals/outcome',
  ];
  const POSTS = [
    '/words',
    '/calendar',
    '/publish',
    '/archive',
    '/unarchive',
    '/documents',
    '/topics',
    '/steps/new',
    '/steps/proposals',
    '/steps/proposals/place',
    '/steps/proposals/remove',
    '/steps/proposals/open',
    '/steps/proposals/close',
    '/steps/proposals/outcome',
  ];

  it('administrators may all, others nothing, and a draft is not even there for them', async () => {
    const desk = await started('Closed doors');
    const others = [
      await house.enter(),
      await house.enter({ roles: [{ role: 'officer', processId: null }] }),
      await house.enter({ roles: [{ role: 'moderator', processId: null }] }),
      await house.enter({ roles: [{ role: 'facilitator', processId: testId<ProcessId>(88) }] }),
    ];
    for (const page of PAGES) {
      expect((await house.get(`${desk}${page}`, admin)).status, page).toBe(200);
      expect((await house.get(`${desk}${page}`)).headers.get('location'), page).toContain('/sign-in');
      for (const other of others) expect((await house.get(`${desk}${page}`, other)).status, page).toBe(404);
    }
    for (const post of POSTS) {
      expect((await house.post(`${desk}${post}`, {})).status, post).toBe(403);
      for (const other of others) expect((await house.post(`${desk}${post}`, {}, other)).status, post).toBe(404);
    }
    expect((await house.get('/manage/processes', others[0])).status).toBe(403);
    expect((await house.get('/manage/processes/new', others[1])).status).toBe(403);
  });

  it('once it is public, the door is closed rather than absent', async () => {
    const desk = await started('Glass doors');
    await readyToPublish(desk);
    await house.post(`${desk}/publish`, {}, facilitator);
    const resident = await house.enter();
    expect((await house.get(desk, resident)).status).toBe(403);
    expect((await house.post(`${desk}/calendar`, { from: 'proposals', days: '7' }, resident)).status).toBe(403);
  });
});

describe('who works on a process', () => {
  it('is read by whoever runs it, changed by administrators, and holds there alone', async () => {
    const administrator = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
    const { slug, processId } = await openProcess(house.city);
    const elsewhere = await openProcess(house.city);
    const facilitator = await house.enter({ roles: [{ role: 'facilitator', processId }] });
    const neighbour = await house.enter({ displayName: 'Rosa Quiles', proven: true });
    const here = `/manage/processes/${slug}/people`;
    expect(await (await house.get(here, facilitator)).text()).toContain('Administrators give and take roles');
    const fields = { email: neighbour.email, role: 'moderator' };
    expect((await house.post(here, fields, facilitator)).status).toBe(403);
    expect((await house.post(here, { ...fields, email: 'nobody@example.org' }, administrator)).status).toBe(422);
    expect((await house.post(here, fields, administrator)).status).toBe(303);
    const page = await (await house.get(here, administrator)).text();
    expect(page).toContain('<bdi>Rosa Quiles</bdi>');
    expect((await house.get('/manage/moderation', neighbour)).status).toBe(200);
    const other = `/manage/processes/${elsewhere.slug}/people`;
    expect(await (await house.get(other, administrator)).text()).not.toContain('Rosa Quiles');
    const grant = /name="grant" value="([0-9a-f-]{36})"(?:(?!name="grant")[\s\S])*?Rosa Quiles: /.exec(page)?.[1] ?? '';
    // Only where it was given can it be taken back.
    await house.post(`${other}/revoke`, { grant }, administrator);
    expect((await house.get('/manage/moderation', neighbour)).status).toBe(200);
    expect((await house.post(`${here}/revoke`, { grant }, administrator)).status).toBe(303);
    expect((await house.get('/manage/moderation', neighbour)).status).toBe(403);
  });
});
