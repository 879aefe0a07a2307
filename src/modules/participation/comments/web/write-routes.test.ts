import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '#web/testing.ts';
import { findComment } from '../store.ts';
import { BODY, debate, formIdIn, say, textOf } from './testing.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

describe('arguing without script', () => {
  it('she writes on the proposal’s page and finds her reason there', async () => {
    const { here, write } = await debate(house);
    const her = await house.enter({ displayName: 'Mercè P.' });
    const page = await textOf(house.get(here, her));
    expect(page).toContain(`action="${write}"`);
    const sent = await house.post(write, { side: 'against', language: 'ca', body: BODY, form: formIdIn(page) }, her);
    expect(sent.headers.get('location')).toMatch(new RegExp(`^${here}#comment-`));
    const after = await textOf(house.get(here, her));
    expect(after).toContain(BODY);
    expect(after).toContain('Mercè P.');
    expect(after.split('sides__head--against')[1]).toContain(BODY);
  });

  it('the number beside the proposal follows', async () => {
    const { proposal, write } = await debate(house);
    const her = await house.enter();
    const id = await say(house, write, her);
    const comments = async () => {
      const { rows } = await sql<{ comments: number }>`
        select comments from proposal_tallies where proposal_id = ${proposal.id}`.execute(house.db);
      return rows[0]?.comments;
    };
    expect(await comments()).toBe(1);
    await house.post(`/comments/${id}/withdraw`, {}, her);
    expect(await comments()).toBe(0);
  });

  it('the form comes back filled in, with what is wrong beside it', async () => {
    const { write } = await debate(house);
    const her = await house.enter();
    const form = formIdIn(await textOf(house.get(write, her)));
    const cases: readonly { fields: Record<string, string>; says: string }[] = [
      { fields: { body: BODY, language: 'ca', form }, says: 'Choose where you stand' },
      { fields: { side: 'sideways', body: ' ', language: 'ca', form }, says: 'Write what you want to say' },
      { fields: { side: 'for', body: ' ', language: 'ca', form }, says: 'Write what you want to say' },
      { fields: { side: 'for', body: 'a'.repeat(1200), language: 'es', form }, says: '1,200 characters and 1,000 fit' },
    ];
    for (const { fields, says } of cases) {
      const back = await house.post(write, fields, her);
      const page = await back.text();
      expect(back.status).toBe(422);
      expect(page).toContain(says);
      expect(page).toContain('error-summary');
      if (fields.body?.trim()) expect(page).toContain(fields.body);
      expect(formIdIn(page)).toBe(form);
    }
  });

  it('sent twice, it is there once', async () => {
    const { here, write } = await debate(house);
    const her = await house.enter();
    const form = formIdIn(await textOf(house.get(write, her)));
    const fields = { side: 'for', language: 'ca', body: BODY, form };
    const [one, two] = await Promise.all([house.post(write, fields, her), house.post(write, fields, her)]);
    expect(one.headers.get('location')).toBe(two.headers.get('location'));
    expect((await textOf(house.get(here))).split(BODY)).toHaveLength(2);
  });

  it('shouting comes back once with advice, and may be published as it is', async () => {
    const { here, write } = await debate(house);
    const her = await house.enter();
    const form = formIdIn(await textOf(house.get(write, her)));
    const fields = { side: 'for', language: 'ca', body: 'AIXÒ ÉS UNA VERGONYA!!!!', form };
    const advice = await textOf(house.post(write, fields, her));
    expect(advice).toContain('capital letters');
    expect(advice).toContain('name="advised"');
    expect(await textOf(house.get(here))).not.toContain('VERGONYA');
    expect((await house.post(write, { ...fields, advised: '1' }, her)).status).toBe(303);
    expect(await textOf(house.get(here))).toContain('VERGONYA');
  });

  it('somebody replies on a page of its own, and the link to the reply shows it in its thread', async () => {
    const { write } = await debate(house);
    const id = await say(house, write, await house.enter());
    const other = await house.enter({ displayName: 'Arnau' });
    const reply = await say(house, `/comments/${id}/reply`, other, { body: 'Jo també hi era.' });
    const link = await house.get(`/comments/${reply}`);
    expect(link.headers.get('location')).toBe(`/comments/${id}/thread#comment-${reply}`);
    const thread = await textOf(house.get(`/comments/${id}/thread`));
    expect(thread).toContain('Jo també hi era.');
    expect(thread).toContain(`id="comment-${reply}"`);
    expect((await house.get(`/comments/${reply}/thread`)).headers.get('location')).toContain(`/comments/${id}/thread`);
  });

  it('useful, taken back, not useful: each tap leads back to where she was', async () => {
    const { here, write } = await debate(house);
    const id = await say(house, write, await house.enter());
    const her = await house.enter();
    const vote = (value: string) => house.post(`/comments/${id}/vote`, { value, next: `${here}#comment-${id}` }, her);
    const tally = async () => {
      const found = await findComment(house.ctx, id);
      return [found?.tally.up, found?.tally.down];
    };
    const sent = await vote('1');
    expect(sent.headers.get('location')).toBe(`${here}#comment-${id}`);
    expect(await tally()).toEqual([1, 0]);
    expect(await textOf(house.get(here, her))).toContain('aria-pressed="true"');
    await vote('0');
    expect(await tally()).toEqual([0, 0]);
    await vote('-1');
    expect(await tally()).toEqual([0, 1]);
    expect((await vote('5')).status).toBe(303);
    expect(await tally()).toEqual([0, 1]);
    const away = await house.post(`/comments/${id}/vote`, { value: '1', next: 'https://evil.example/' }, her);
    expect(away.headers.get('location')).toBe(`${here}#comment-${id}`);
  });

  it('she edits and withdraws her own, and the thread stays readable', async () => {
    const { here, write } = await debate(house);
    const her = await house.enter();
    const id = await say(house, write, her);
    const other = await house.enter();
    await say(house, `/comments/${id}/reply`, other, { body: 'Hi estic d’acord.' });
    expect((await house.get(`/comments/${id}/edit`, her)).status).toBe(200);
    expect((await house.post(`/comments/${id}/edit`, { body: '' }, her)).status).toBe(422);
    expect((await house.post(`/comments/${id}/edit`, { body: 'Ara ho dic millor.' }, her)).status).toBe(303);
    const edited = await textOf(house.get(here));
    expect(edited).toContain('Ara ho dic millor.');
    expect(edited).toContain('Edited');
    expect((await house.get(`/comments/${id}/withdraw`, her)).status).toBe(200);
    await house.post(`/comments/${id}/withdraw`, {}, her);
    const after = await textOf(house.get(here));
    expect(after).not.toContain('Ara ho dic millor.');
    expect(after).toContain('Withdrawn by its author');
    expect(after).toContain('Hi estic d’acord.');
  });
});
