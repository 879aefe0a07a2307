import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#kernel/ids.ts';
import { type TestHouse, testHouse } from '#web/testing.ts';
import { prepareAnswers } from '../prepare-answer.ts';
import { publishAnswers } from '../publish-answers.ts';
import { openProcess, published, TEXT, tallyOf } from '../testing.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

const LANGUAGES = ['ca', 'es', 'en', 'ar'];
const text = { title: TEXT.title, body: TEXT.body, language: 'ca', do: 'review' };

async function city(rules: Parameters<typeof openProcess>[1] = {}) {
  const process = await openProcess(house.ctx, rules);
  const author = await house.enter({ displayName: 'Aina Puig' });
  const proposal = await published(house.ctx, process, {}, author.ctx.actor);
  return {
    process,
    author,
    proposal,
    list: `/processes/${process.slug}/proposals`,
    here: `/processes/${process.slug}/proposals/${proposal.number}`,
  };
}

describe('the list', () => {
  it('is read by anybody in every language, with every order and filter', async () => {
    const { list } = await city({ threshold: 300 });
    for (const lang of LANGUAGES) {
      const page = await house.get(`${list}?lang=${lang}`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain(TEXT.title);
    }
    for (const query of [
      'order=newest',
      'order=most',
      'order=nearest',
      'order=random&seed=7',
      'q=arbres',
      'q=res+que+hi+sigui',
      'state[]=open&state[]=waiting',
      'state[]=accepted',
      'district=city',
      'origin=resident',
      'order=wrong&seed=-3&after=no',
      'after=1~2',
    ]) {
      expect((await house.get(`${list}?${query}`)).status, query).toBe(200);
    }
  });

  it('is the same as CSV, JSON, JSON lines and a feed, with nothing personal beyond the name shown', async () => {
    const { list, author } = await city();
    const json = (await (await house.get(`${list}.json`)).json()) as Record<string, unknown>[];
    expect(json).toHaveLength(1);
    expect(json[0]).toMatchObject({ number: 1, title: TEXT.title, author: 'Aina Puig', state: 'open', supports: 0 });
    const csv = await (await house.get(`${list}.csv`)).text();
    expect(csv).toContain('Aina Puig');
    const lines = await (await house.get(`${list}.jsonl`)).text();
    const feed = await house.get(`${list}.atom`);
    expect(feed.headers.get('content-type')).toContain('application/atom+xml');
    for (const body of [JSON.stringify(json), csv, lines, await feed.text()]) {
      expect(body).not.toContain(author.personId);
      expect(body).not.toContain(author.email);
    }
  });

  it('of a process that is not there is a 404', async () => {
    expect((await house.get('/processes/no-such-process/proposals')).status).toBe(404);
    expect((await house.get('/processes/no-such-process/proposals.csv')).status).toBe(404);
  });
});

describe('a proposal', () => {
  it('is read in every language, also with an answer, a change and a withdrawal', async () => {
    const { here, proposal, author } = await city({ threshold: 2 });
    const officer = await house.enter({ roles: [{ role: 'officer', processId: null }] });
    await house.post(
      `${here}/edit`,
      { title: TEXT.title, body: 'Un text nou que explica el mateix una mica millor.' },
      author,
    );
    await prepareAnswers(officer.ctx, {
      ids: [proposal.id],
      answer: {
        verdict: 'partly',
        text: { ca: 'Sí, en part.\n\nPerquè sí.' },
        cost: null,
        period: { from: '2027-02-08', to: null, words: {} },
      },
    });
    await publishAnswers(officer.ctx, [proposal.id]);
    for (const lang of LANGUAGES) {
      const page = await house.get(`${here}?lang=${lang}`);
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain('Sí, en part.');
      expect(html).toContain('Aina Puig');
      expect((await house.get(`${here}/history?lang=${lang}`)).status).toBe(200);
    }
  });

  it('a withdrawn one stays readable with its reason', async () => {
    const { here, author } = await city();
    expect((await house.post(`${here}/withdraw`, { reason: '' }, author)).status).toBe(422);
    expect((await house.post(`${here}/withdraw`, { reason: 'duplicated', note: 'És la 12.' }, author)).status).toBe(
      303,
    );
    const page = await house.get(here);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('És la 12.');
  });

  it('the pages of its author are closed to others', async () => {
    const { here } = await city();
    const other = await house.enter();
    for (const page of ['edit', 'withdraw', 'receipt'])
      expect((await house.get(`${here}/${page}`, other)).status).toBe(403);
    for (const page of ['edit', 'withdraw'])
      expect((await house.post(`${here}/${page}`, text, other)).status).toBe(403);
  });

  it('numbers that are none are a 404', async () => {
    const { list } = await city();
    for (const number of ['0', '999', '99999999999']) expect((await house.get(`${list}/${number}`)).status).toBe(404);
  });
});

describe('supporting', () => {
  it('a visitor signs in first and comes back to one tap', async () => {
    const { here, proposal } = await city();
    const asked = await house.post(`${here}/support`, {});
    expect(asked.status).toBe(303);
    expect(asked.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(`${here}/support`)}`);
    const her = await house.enter();
    expect((await house.get(`${here}/support`, her)).status).toBe(200);
    const given = await house.post(`${here}/support`, {}, her);
    expect(given.headers.get('location')).toBe(here);
    expect(await tallyOf(house.ctx, proposal.id)).toBe(1);
    expect(await (await house.get(here, her)).text()).toContain('Withdraw your support');
    await house.post(`${here}/support/withdraw`, {}, her);
    expect(await tallyOf(house.ctx, proposal.id)).toBe(0);
  });
});

describe('writing', () => {
  it('from an empty page to a receipt, by way of a draft and a review', async () => {
    const { list, process } = await city();
    await published(house.ctx, process, { title: 'Arbres en lloc de places d’aparcament al Molí' });
    const her = await house.enter({ displayName: 'Rosa' });
    expect((await house.get(`${list}/new`)).headers.get('location')).toContain('/sign-in');
    expect((await house.get(`${list}/new`, her)).status).toBe(200);
    const short = await house.post(`${list}/new`, { ...text, title: 'Curt' }, her);
    expect(short.headers.get('location')).toMatch(/\?check$/);
    expect((await house.get(short.headers.get('location') ?? '', her)).status).toBe(422);
    const draft = (short.headers.get('location') ?? '').replace('?check', '');
    const empty = await house.post(draft, { ...text, title: '', body: '' }, her);
    const told = await (await house.get(empty.headers.get('location') ?? '', her)).text();
    expect(told).toMatch(/href="#f-title"[\s\S]*href="#f-body"/);
    const saved = await house.post(draft, text, her);
    expect(saved.headers.get('location')).toBe(`${draft}/review`);
    for (const lang of LANGUAGES) expect((await house.get(`${draft}/review?lang=${lang}`, her)).status).toBe(200);
    expect(await (await house.get(`${draft}/review`, her)).text()).toContain('Arbres en lloc de places');
    expect((await house.get(draft, await house.enter())).status).toBe(404);
    const done = await house.post(`${draft}/publish`, {}, her);
    const receipt = await house.get(done.headers.get('location') ?? '', her);
    expect(receipt.status).toBe(200);
    expect((await house.get(draft, her)).status).toBe(404);
  });

  it('what is typed comes back when something is wrong, and similar ones come as a fragment', async () => {
    const { list } = await city();
    const her = await house.enter();
    const wrong = await house.post(`${list}/new`, { ...text, language: 'xx' }, her);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain(TEXT.body);
    const fragment = await house.get(`${list}/similar?title=${encodeURIComponent(TEXT.title)}&language=ca`);
    const html = await fragment.text();
    expect(html).toContain(TEXT.title);
    expect(html).not.toContain('<html');
  });

  it('a discarded draft leaves neither words nor files', async () => {
    const { list } = await city();
    const her = await house.enter();
    const files = new File(['plain words of a report'], 'informe.txt', { type: 'text/plain' });
    const saved = await house.post(`${list}/new`, { ...text, do: 'save', files }, her);
    const draft = saved.headers.get('location') ?? '';
    const kept = /href="([^"]+\/files\/[^"]+)"/.exec(await (await house.get(draft, her)).text())?.[1] ?? '';
    expect((await house.get(kept, her)).status).toBe(200);
    await house.post(`${draft}/discard`, {}, her);
    expect((await house.get(draft, her)).status).toBe(404);
    expect(await house.ctx.files.open(kept.split('/').at(-1) as FileId)).toBeNull();
  });

  it('takes a document, and shows it to everybody once published', async () => {
    const { list } = await city();
    const her = await house.enter();
    const form = new File(['plain words of a report'], 'informe.txt', { type: 'text/plain' });
    const saved = await house.post(`${list}/new`, { ...text, files: form }, her);
    const draft = (saved.headers.get('location') ?? '').replace('/review', '');
    const done = await house.post(`${draft}/publish`, {}, her);
    const here = (done.headers.get('location') ?? '').replace('/receipt', '');
    const address = /href="([^"]+\/files\/[^"]+)"/.exec(await (await house.get(here)).text())?.[1] ?? '';
    const file = await house.get(address);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(await file.text()).toBe('plain words of a report');
  });
});

describe('the desk', () => {
  it('residents and visitors do not enter', async () => {
    const { proposal } = await city();
    const resident = await house.enter();
    for (const path of ['/manage/answers', `/manage/answers/${proposal.id}`]) {
      expect((await house.get(path)).status).toBe(303);
      expect((await house.get(path, resident)).status).toBe(403);
    }
    for (const path of ['together', 'prepare', 'publish', proposal.id, `${proposal.id}/undo`]) {
      expect(
        (
          await house.post(
            `/manage/answers/${path}`,
            { 'picked[]': proposal.id, verdict: 'accepted', 'text-ca': 'Sí' },
            resident,
          )
        ).status,
      ).toBe(403);
    }
  });

  it('an officer prepares the same answer for many, sees what will be public, publishes and undoes', async () => {
    const process = await openProcess(house.ctx, { threshold: 1 });
    const many = await Promise.all([1, 2, 3].map(() => published(house.ctx, process)));
    const ids = many.map(({ id }) => id);
    const officer = await house.enter({ roles: [{ role: 'officer', processId: process.processId }] });
    expect((await house.get('/manage/answers?queue=open', officer)).status).toBe(200);
    expect((await house.post('/manage/answers/together', { 'picked[]': ids, do: 'prepare' }, officer)).status).toBe(
      200,
    );
    const answer = {
      'picked[]': ids,
      verdict: 'accepted',
      'text-ca': 'Sí: «{title}» entra al pla.',
      cost: '38.400',
      from: '2027-02-08',
      to: '',
    };
    expect((await house.post('/manage/answers/prepare', { ...answer, cost: 'gratis' }, officer)).status).toBe(422);
    const prepared = await house.post('/manage/answers/prepare', answer, officer);
    expect(prepared.headers.get('location')).toBe('/manage/answers?queue=prepared');
    const preview = await house.post('/manage/answers/together', { 'picked[]': ids, do: 'preview' }, officer);
    expect(await preview.text()).toContain(`Sí: «${TEXT.title}» entra al pla.`);
    expect((await house.post('/manage/answers/publish', { 'picked[]': ids }, officer)).status).toBe(303);
    const queue = await (await house.get('/manage/answers', officer)).text();
    expect(queue).toContain('/undo');
    const page = await (await house.get(`/processes/${process.slug}/proposals/${many[0]?.number}`)).text();
    expect(page).toContain('€38,400');
    await house.post(`/manage/answers/${ids[0]}/undo`, {}, officer);
    expect(await (await house.get(`/processes/${process.slug}/proposals/${many[0]?.number}`)).text()).not.toContain(
      '€38,400',
    );
  });

  it('saves one answer and opens the next that is due', async () => {
    const process = await openProcess(house.ctx, {});
    const many = await Promise.all([1, 2].map(() => published(house.ctx, process)));
    house.clock.set('2026-12-02T10:00:00Z');
    const officer = await house.enter({ roles: [{ role: 'facilitator', processId: process.processId }] });
    const [first, second] = many.map(({ id }) => id);
    const saved = await house.post(
      `/manage/answers/${first}`,
      { verdict: 'rejected', 'text-ca': 'No, perquè no hi cap.', do: 'next' },
      officer,
    );
    expect(saved.headers.get('location')).toBe(`/manage/answers/${second}`);
    expect((await house.get(`/manage/answers/${second}`, officer)).status).toBe(200);
    house.clock.set('2026-11-16T10:00:00Z');
  });
});
