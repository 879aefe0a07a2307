import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBudget, counted, openBudget, voted } from '#modules/participation/budgets/testing.ts';
import { drawn, openConversation, twoCamps } from '#modules/participation/conversation/testing.ts';
import { draftProcess } from '#modules/participation/processes/testing.ts';
import { changeSight } from '#modules/participation/proposals/index.ts';
import { answered, openProcess, published } from '#modules/participation/proposals/testing.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
let process: Awaited<ReturnType<typeof openProcess>>;
let administrator: Visitor;
beforeAll(async () => {
  house = await testHouse();
  process = await openProcess(house.city, { threshold: 10 });
  administrator = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
});
afterAll(() => house.close());

const card = async (path: string, as?: Visitor) => {
  const sent = await house.get(`/embed${path}`, as);
  return { status: sent.status, html: await sent.text(), headers: sent.headers };
};
const oembed = (query: Record<string, string>) => house.get(`/oembed?${new URLSearchParams(query)}`);

describe('a card', () => {
  it('has no script, no form and no cookie, and is the same for whoever is signed in', async () => {
    const here = `/processes/${process.slug}`;
    const [visitors, staffs] = [await card(`${here}?lang=ca`), await card(`${here}?lang=ca`, administrator)];
    expect(visitors.html).toBe(staffs.html);
    expect(visitors.html).not.toMatch(/<script|<form|style=|onclick|@import/);
    expect(staffs.headers.getSetCookie()).toEqual([]);
    expect(staffs.headers.get('vary')).not.toContain('cookie');
    expect(visitors.html).toContain('<html lang="ca" dir="ltr">');
    expect((await card(`${here}?lang=ar`)).html).toContain('<html lang="ar" dir="rtl">');
  });

  it('opens the city in a page of its own, in the language it was asked for', async () => {
    const { html } = await card(`/processes/${process.slug}?lang=ca`);
    const links = [...html.matchAll(/<a [^>]*>/g)].map(([link]) => link);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      expect(link).toContain(`href="${house.platform.origin}/processes/${process.slug}`);
      expect(link).toContain('?lang=ca"');
      expect(link).toContain('target="_blank" rel="noopener"');
    }
  });

  it('of a proposal says where it stands, its supports and what the city answered', async () => {
    const proposal = await published(house.city, process, { title: 'Ombra al pati de l’escola nova' });
    const here = `/processes/${process.slug}/proposals/${proposal.number}`;
    expect((await card(here)).html).toContain('Ombra al pati de l’escola nova');
    expect((await card(here)).html).not.toContain('Sí, enguany.');
    await answered(administrator.ctx, proposal);
    expect((await card(here)).html).toContain('Sí, enguany.');
  });

  it('of a result lists what is built, once the voting is over', async () => {
    const budget = await openBudget(house.city);
    const here = `/processes/${budget.address.process}/budget/${budget.address.step}/result`;
    expect((await card(here)).status).toBe(404);
    await voted(house.city, budget, [1]);
    await closeBudget(house.city, budget);
    await counted(house.city, budget);
    expect((await card(here)).html).toContain('card__money');
  });

  it('of a conversation has the picture and its table, without anybody’s own mark', async () => {
    const place = await openConversation(house.city, { map: 'always' }, 6);
    await twoCamps(house.city, place, 24, 6);
    await drawn(house.city, place);
    const { html } = await card(`/processes/${place.address.process}/conversation/${place.address.step}`);
    expect(html).toMatch(/<svg class="map"[^>]*role="img"/);
    expect(html).toContain('<table');
    expect(html).not.toMatch(/class="you"|<!--you-->/);
  });

  it('of what is withdrawn, hidden, a draft or not there says only that it cannot be shown', async () => {
    const list = `/processes/${process.slug}/proposals`;
    const author = await house.enter();
    const text = { title: 'Una proposta que es retira després' };
    const { number } = await published(house.city, process, text, author.ctx.actor);
    expect((await card(`${list}/${number}`)).status).toBe(200);
    await house.post(`${list}/${number}/withdraw`, { reason: 'other' }, author);
    const hidden = await published(house.city, process, { title: 'Una proposta que s’amaga després' });
    await changeSight(house.city, hidden.id, { state: 'hidden', because: ['spam'] });
    const { process: draft } = await draftProcess(house.ctx);
    const gone = await card('/processes/nothing');
    const paths = [`${list}/${number}`, `${list}/${hidden.number}`, `/processes/${draft.slug}`, '/manage', '/'];
    for (const path of paths) {
      const { status, html } = await card(path, administrator);
      expect([status, html], path).toEqual([404, gone.html]);
    }
    expect(gone.html).toContain('It cannot be shown now');
  });

  it('sent a form, is an ordinary page that stands in no frame', async () => {
    const sent = await house.post(`/embed/processes/${process.slug}`, {}, administrator);
    expect([sent.status, sent.headers.get('x-frame-options')]).toEqual([404, 'DENY']);
  });
});

describe('oEmbed', () => {
  const here = () => `${house.platform.origin}/processes/${process.slug}`;

  it('answers with a frame for the card, as json and as xml', async () => {
    const sent = await oembed({ url: here() });
    const answer = (await sent.json()) as Record<string, unknown>;
    expect(sent.headers.get('content-type')).toContain('application/json');
    expect(sent.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: 'Streets', width: 600 });
    expect(answer.html).toContain(`src="${house.platform.origin}/embed/processes/${process.slug}?lang=en"`);
    const xml = await oembed({ url: here(), format: 'xml' });
    expect(xml.headers.get('content-type')).toContain('text/xml');
    expect(await xml.text()).toContain('<title>Streets</title>');
  });

  it('keeps within the width and height asked for', async () => {
    const answer = await (await oembed({ url: here(), maxwidth: '320', maxheight: '200' })).json();
    expect(answer).toMatchObject({ width: 320, height: 200, html: expect.stringMatching(/width="320" height="200"/) });
    expect(await (await oembed({ url: here(), maxwidth: 'x' })).json()).toMatchObject({ width: 600 });
  });

  it('words of residents break out of neither html nor xml', async () => {
    const title = 'Un "banc" <script> & un arbre per a tothom';
    const { number } = await published(house.city, process, { title });
    const url = `${here()}/proposals/${number}`;
    const { html } = (await (await oembed({ url })).json()) as { html: string };
    expect(html).not.toMatch(/<script|title="Un "/);
    const xml = await (await oembed({ url, format: 'xml' })).text();
    expect(xml).not.toMatch(/<script|<iframe/);
    expect(xml.match(/</g)?.length).toBe(xml.match(/>/g)?.length);
  });

  it('says 404 of what has no card, 401 of what only the signed-in may read, 501 of other formats', async () => {
    const { process: draft } = await draftProcess(house.ctx);
    const origin = house.platform.origin;
    const nowhere = ['', `${origin}/`, `${origin}/processes/${draft.slug}`, 'https://elsewhere.test/processes/x'];
    for (const url of nowhere) expect((await oembed({ url })).status, url).toBe(404);
    for (const path of ['/manage', '/account', '/notices'])
      expect((await oembed({ url: origin + path })).status, path).toBe(401);
    for (const format of ['yaml', 'x'.repeat(3000)]) expect((await oembed({ url: here(), format })).status).toBe(501);
    expect((await oembed({ url: `${here()}?${'x'.repeat(3000)}` })).status).toBe(404);
    expect((await house.get('/oembed')).status).toBe(404);
  });
});

describe('a page that can be shared', () => {
  it('says where its card is found and what networks show; a draft and a page for some say nothing', async () => {
    const html = await (await house.get(`/processes/${process.slug}`)).text();
    const about = encodeURIComponent(`${house.platform.origin}/processes/${process.slug}`);
    expect(html).toContain('type="application/json+oembed"');
    expect(html).toContain(`/oembed?url=${about}&amp;format=json`);
    for (const tag of ['og:title', 'og:site_name', 'og:url', 'og:locale', 'og:image']) expect(html).toContain(tag);
    expect(html).toContain(`href="/share?of=${encodeURIComponent(`/processes/${process.slug}`)}"`);
    const { process: draft } = await draftProcess(house.ctx);
    const unseen = await (await house.get(`/processes/${draft.slug}`, administrator)).text();
    expect(unseen).not.toMatch(/oembed|\/share\?of=/);
    expect(await (await house.get('/account', administrator)).text()).not.toMatch(/oembed|og:title/);
  });

  it('gives the code of the frame, and none for what has no card', async () => {
    const share = async (path: string) => (await house.get(`/share?of=${path}`)).text();
    expect(await share(`/processes/${process.slug}`)).toContain('&lt;iframe src=');
    expect(await share(`/processes/${process.slug}/proposals`)).not.toContain('iframe');
  });
});
