import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProcessId } from '#kernel/ids.ts';
import { openProcess, published } from '#modules/participation/proposals/testing.ts';
import { queueMail } from '#platform/mail.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
let administrator: Visitor;
let officer: Visitor;
let facilitator: Visitor;
let resident: Visitor;
let process: Awaited<ReturnType<typeof openProcess>>;
const retried: string[] = [];
const JOB = '01890000-0000-7000-8000-000000000001';

beforeAll(async () => {
  const failed = { id: JOB, job: 'platform.send-mail', data: {}, tries: 12, error: 'Refused', failedAt: new Date() };
  house = await testHouse({
    watch: {
      counts: async () => ({ waiting: 3, running: 1, failed: 1 }),
      failedJobs: async () => [failed],
      retry: async (id) => void retried.push(id),
    },
  });
  process = await openProcess(house.city, { threshold: 5 });
  const waits = await published(house.city, process, { title: 'Un pas de vianants al pont' });
  await sql`update proposals set standing = 'waiting' where id = ${waits.id}`.execute(house.db);
  await sql`update proposal_tallies set threshold_reached_at = ${new Date('2026-11-10T10:00:00Z')} where proposal_id = ${waits.id}`.execute(
    house.db,
  );
  const everywhere = { processId: null as ProcessId | null };
  administrator = await house.enter({ roles: [{ role: 'administrator', ...everywhere }] });
  officer = await house.enter({ roles: [{ role: 'officer', ...everywhere }] });
  facilitator = await house.enter({ roles: [{ role: 'facilitator', processId: process.processId }] });
  resident = await house.enter();
});
afterAll(() => house.close());

const place = (text: string) => [...text.matchAll(/<nav class="desk__nav"[\s\S]*?<\/nav>/g)].join('');

describe('the desk', () => {
  test('opens to staff, asks a visitor to sign in, and is closed to residents', async () => {
    for (const one of [administrator, officer, facilitator]) expect((await house.get('/manage', one)).status).toBe(200);
    expect((await house.get('/manage', resident)).status).toBe(403);
    expect((await house.get('/manage')).headers.get('location')).toBe('/sign-in?next=%2Fmanage');
  });

  test('shows what waits for me, due first, and counts it beside each place', async () => {
    const text = await (await house.get('/manage', officer)).text();
    expect(text).toContain('Un pas de vianants al pont');
    expect(text).toContain('One thing waits for you');
    expect(place(text)).toMatch(/aria-current="page">Waits for me <span>1<\/span>/);
    expect(text).not.toContain('One job failed');
    const all = await (await house.get('/manage', administrator)).text();
    expect(all).toContain('One job failed');
    expect(all).toContain('2 things wait for you');
    const jobsOnly = await (await house.get('/manage?kind=jobs', administrator)).text();
    expect(jobsOnly).not.toContain('Un pas de vianants al pont');
  });

  test('leads only to places that exist and open to me', async () => {
    for (const one of [administrator, officer, facilitator]) {
      const links = [...place(await (await house.get('/manage', one)).text()).matchAll(/href="([^"]+)"/g)];
      expect(links.length).toBeGreaterThan(1);
      for (const [, href = ''] of links) expect([href, (await house.get(href, one)).status]).toEqual([href, 200]);
    }
    expect(place(await (await house.get('/manage', officer)).text())).not.toContain('/manage/people');
  });

  test.each(['/manage/outbox', '/manage/jobs', '/manage/ui'])('%s opens to administrators only', async (path) => {
    expect((await house.get(path, administrator)).status).toBe(200);
    for (const other of [officer, facilitator, resident]) expect((await house.get(path, other)).status).toBe(403);
    expect((await house.get(path)).status).toBe(303);
  });

  test('a letter is read by administrators, and its addressee sees that it was', async () => {
    const mail = { personId: resident.personId, to: resident.email, kind: 'sign-in', subject: 'Your code', key: 'k' };
    await queueMail(house.city, { ...mail, text: 'Open this:\n\nhttps://ateneu.test/sign-in/link/x' });
    const list = await (await house.get('/manage/outbox', administrator)).text();
    const href = /href="(\/manage\/outbox\/[0-9a-f-]+)"/.exec(list)?.[1] ?? '';
    const letter = await (await house.get(href, administrator)).text();
    expect(letter).toContain('<a href="https://ateneu.test/sign-in/link/x">');
    expect(letter).toContain(resident.email);
    expect((await house.get(href, officer)).status).toBe(403);
    expect((await house.get('/manage/outbox/01890000-0000-7000-8000-00000000ffff', administrator)).status).toBe(404);
    const seen = await resident.ctx.personal.accessesOf(resident.personId);
    expect(seen[0]).toMatchObject({ actorId: administrator.personId, columns: ['outbox_mails.message_sealed'] });
    expect(await (await house.get('/manage/outbox?state=sent', administrator)).text()).toContain(
      'There are no letters',
    );
  });

  test('a failed job goes back into the queue by an administrator’s hand only', async () => {
    expect(await (await house.get('/manage/jobs', administrator)).text()).toContain('platform.send-mail');
    expect((await house.post('/manage/jobs/retry', { job: JOB }, officer)).status).toBe(403);
    expect(retried).toEqual([]);
    expect((await house.post('/manage/jobs/retry', { job: JOB }, administrator)).status).toBe(303);
    expect(retried).toEqual([JOB]);
  });
});

describe('the figures', () => {
  test('name routes by their pattern, never by address, and are not for strangers', async () => {
    await house.get(`/processes/${process.slug}`);
    await house.get('/nowhere/at/all');
    const response = await house.get('/metrics');
    const text = await response.text();
    expect(text).toContain('route="/processes/:process"');
    expect(text).toContain('route="none",status="404"');
    expect(text).not.toContain(process.slug);
    expect((await house.get('/metrics', undefined, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(403);
  });
});
