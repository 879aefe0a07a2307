import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findStatements, type StatementId } from '#modules/participation/conversation/index.ts';
import { type Open, openConversation } from '#modules/participation/conversation/testing.ts';
import type { Visitor } from '#web/testing.ts';
import { appealHiding } from './appeal-hiding.ts';
import { decideAppeal } from './decide-appeal.ts';
import { decideCases } from './decide-cases.ts';
import { readFigures } from './figures-store.ts';
import { findHiding } from './hidings-store.ts';
import type { ThingRef } from './moderation.ts';
import { reportThing } from './report-thing.ts';
import { hold, type Moderated, moderatedHouse, openCaseOf } from './testing.ts';
import { undoDecision } from './undo-decision.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

const base = ({ address }: Open) => `/processes/${address.process}/conversation/${address.step}`;
const text = async (response: Promise<Response>) => (await response).text();
const stateOf = async (id: string) => (await findStatements(city.house.ctx, [id as StatementId]))[0]?.state;

/** A conversation with a statement of hers, number 5. */
async function written(rules: Parameters<typeof openConversation>[1] = {}) {
  const place = await openConversation(city.house.city, rules);
  const author = await city.house.enter({ displayName: 'Carme Amagada' });
  const fields = { body: 'Que tanquin tots els bars a les deu.', language: 'ca', sure: '1' };
  await city.house.post(`${base(place)}/write`, { ...fields, formId: city.house.city.newId() }, author);
  const { rows } = await sql<{ id: string }>`
    select id from statements where step_id = ${place.stepId} and author_id is not null`.execute(city.house.db);
  const ref = { kind: 'statement', id: rows[0]?.id as StatementId } satisfies ThingRef;
  return { place, author, ref };
}
const flag = async (place: Open, reason = 'insult', who?: Visitor) =>
  city.house.post(`${base(place)}/flag`, { statement: '5', reason }, who ?? (await city.house.enter()));

describe('a flagged statement', () => {
  let made: Awaited<ReturnType<typeof written>>;
  beforeEach(async () => {
    made = await written({ moderation: 'after' });
    await flag(made.place);
  });

  it('waits in the moderators’ queue with its reason, and nobody reads there who wrote it', async () => {
    await flag(made.place, 'two-in-one');
    const id = await openCaseOf(city.house.ctx, made.ref);
    expect(await text(city.house.get('/manage/moderation', city.one))).toContain('Que tanquin tots els bars');
    const page = await text(city.house.get(`/manage/moderation/cases/${id}`, city.one));
    expect(page).toContain('A statement that was reported');
    expect(page).toContain('It says two things at once');
    expect(page).not.toContain('Carme Amagada');
    const report = { subject: made.ref, reason: 'spam', words: '' } as const;
    expect(await reportThing((await city.house.enter()).ctx, report)).toMatchObject({ code: 'report-not-there' });
  });

  it('is hidden with a reason her page tells, appealed once, and restored by another moderator', async () => {
    const ids = [await openCaseOf(city.house.ctx, made.ref)];
    const hide = { ids, act: 'hide', reason: 'insult', words: 'Amb respecte.' } as const;
    expect(await decideCases(city.one.ctx, hide)).toMatchObject({ ok: true });
    expect(await stateOf(made.ref.id)).toBe('out');
    expect(await text(city.house.get(`${base(made.place)}/mine`, made.author))).toContain(
      `href="/moderation/statement/${made.ref.id}"`,
    );
    expect(await text(city.house.get(`/moderation/statement/${made.ref.id}`, made.author))).toContain('Amb respecte.');
    const appeal = { subject: made.ref, words: 'És una opinió sobre els horaris.' };
    expect(await appealHiding(made.author.ctx, appeal)).toMatchObject({ ok: true });
    const id = await openCaseOf(city.house.ctx, made.ref, 'appeal');
    const restore = { id, restore: true, words: 'Tens raó: és una opinió.' };
    expect(await decideAppeal(city.one.ctx, restore)).toMatchObject({ code: 'appeal-not-yours' });
    expect(await decideAppeal(city.other.ctx, restore)).toMatchObject({ ok: true });
    expect(await stateOf(made.ref.id)).toBe('shown');
    const record = await text(city.house.get('/record'));
    expect(record).toContain('Moderation has hidden a statement of a conversation');
    expect(record).toContain('A hidden statement is in the conversation again');
  });

  it('kept by the moderators is kept at the conversation’s desk, and taken back it waits at both again', async () => {
    const desk = `/manage/conversations/${made.place.address.process}/${made.place.address.step}`;
    const waits = async () => (await text(city.house.get(desk, city.one))).includes('It insults people (1)');
    expect(await waits()).toBe(true);
    const ids = [await openCaseOf(city.house.ctx, made.ref)];
    const done = await decideCases(city.one.ctx, { ids, act: 'approve' });
    if (!done.ok || !done.value.batchId) throw new Error('Not decided');
    expect(await waits()).toBe(false);
    await undoDecision(city.one.ctx, done.value.batchId);
    expect(await waits()).toBe(true);
    await city.house.post(`${desk}/statements`, { 'picked[]': '5', do: 'let-in' }, city.one);
    expect(await waits()).toBe(false);
    await expect(openCaseOf(city.house.ctx, made.ref)).rejects.toThrow('No case is open');
  });

  it('taken out at its own desk is a hiding like any other: counted, and open to an appeal', async () => {
    const desk = `/manage/conversations/${made.place.address.process}/${made.place.address.step}/statements`;
    const before = (await readFigures(city.house.ctx, 'UTC'))[0]?.hidden ?? 0;
    await city.house.post(desk, { 'picked[]': '5', do: 'take-out', reason: 'No toca aquí.' }, city.one);
    await expect(openCaseOf(city.house.ctx, made.ref)).rejects.toThrow('No case is open');
    expect(await findHiding(city.one.ctx, { inForce: made.ref })).toMatchObject({ words: 'No toca aquí.' });
    expect((await readFigures(city.house.ctx, 'UTC'))[0]?.hidden).toBe(before + 1);
    await appealHiding(made.author.ctx, { subject: made.ref, words: 'Sí que toca, parla dels horaris.' });
    await city.house.post(desk, { 'picked[]': '5', do: 'let-in' }, city.other);
    expect(await findHiding(city.one.ctx, { inForce: made.ref })).toBeUndefined();
    await expect(openCaseOf(city.house.ctx, made.ref, 'appeal')).rejects.toThrow('No case is open');
    expect(await text(city.house.get(`/moderation/statement/${made.ref.id}`, made.author))).toContain('public');
  });
});

describe('a statement that waits', () => {
  it('because its step asks for a moderator is released from the queue', async () => {
    const { ref } = await written({ moderation: 'before' });
    expect(await stateOf(ref.id)).toBe('held');
    await decideCases(city.one.ctx, { ids: [await openCaseOf(city.house.ctx, ref, 'hold')], act: 'approve' });
    expect(await stateOf(ref.id)).toBe('shown');
  });

  it('because of the city’s rules waits like any other post', async () => {
    await hold(city.house, { mode: 'first' });
    const { ref } = await written({ moderation: 'after' });
    await hold(city.house, {});
    expect(await stateOf(ref.id)).toBe('held');
    await openCaseOf(city.house.ctx, ref, 'hold');
  });
});
