import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { ateneu } from './city.ts';
import { readCsv } from './csv.ts';
import type { Guest } from './guest.ts';
import { journey } from './journey.ts';
import { BOTH_WAYS, WITH_SCRIPTS } from './ways.ts';

const LIST = '/processes/school-streets/proposals';

journey('a stranger searches with a typing error and without accents', BOTH_WAYS, async (enter) => {
  const { t, open, press, type, tick, reads, page } = await enter();
  await open('/');
  await press(t('web.search'));
  await type(t('search.words'), 'arbers a l’escolla del moli');
  await press(t('search.search'));
  await reads('Arbres en lloc d’aparcament davant de l’escola El Molí');
  await tick(t('search.kind.proposals'));
  await press(t('search.show'));
  expect(new URL(page.url()).searchParams.get('kind')).toBe('proposals');
  await press('Arbres en lloc d’aparcament davant de l’escola El Molí');
  await reads(t('proposals.list.crumb'));
});

journey('a stranger filters the list, and the address keeps it', BOTH_WAYS, async (enter) => {
  const { t, open, press, tick, page } = await enter();
  await open(LIST);
  await tick(t('proposals.state.accepted'));
  await tick(t('proposals.order.most'));
  await press(t('proposals.filters.show'));
  const found = await titlesIn(page.getByRole('main'));
  expect(found.length).toBeGreaterThan(0);
  await open(new URL(page.url()).pathname + new URL(page.url()).search);
  expect(await titlesIn(page.getByRole('main'))).toEqual(found);
});

journey('a stranger downloads the proposals in each format', [WITH_SCRIPTS], async (enter) => {
  const { open, page } = await enter();
  await open(LIST);
  const csv = readCsv(await download(page, 'CSV'));
  const json = JSON.parse(await download(page, 'JSON')) as Record<string, unknown>[];
  expect(json.length).toBeGreaterThan(50);
  expect(csv.map(({ number, title }) => [number, title])).toEqual(
    json.map(({ number, title }) => [String(number), title]),
  );
  const feed = await download(page, 'Atom');
  const read = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    return {
      broken: parsed.querySelector('parsererror')?.textContent ?? null,
      entries: parsed.querySelectorAll('entry > id').length,
    };
  }, feed);
  expect(read.broken).toBeNull();
  expect(read.entries).toBeGreaterThan(9);
  for (const file of [JSON.stringify(json), feed]) expect(file).not.toMatch(/[\w.-]+@[\w-]+\.example/);
});

journey('an auditor downloads the record and checks it without trusting the server', [WITH_SCRIPTS], async (enter) => {
  const { t, open, page } = await enter();
  await open('/record');
  const link = page.getByRole('link', { name: t('record.check.download') }).first();
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  const folder = await mkdtemp(join(tmpdir(), 'ateneu-record-'));
  try {
    const file = join(folder, 'record.jsonl');
    await writeFile(file, await answer.body());
    const { stateDir } = inject('city');
    expect(await ateneu(stateDir, 'record', 'verify', file)).toMatchObject({ code: 0 });
    expect(await ateneu(stateDir, 'record', 'verify')).toMatchObject({ code: 0 });
    await writeFile(file, (await readFile(file, 'utf8')).replace('"at":"2', '"at":"1'));
    expect(await ateneu(stateDir, 'record', 'verify', file)).toMatchObject({ code: 1 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function titlesIn(main: ReturnType<Guest['page']['getByRole']>): Promise<string[]> {
  return main.getByRole('heading', { level: 3 }).allInnerTexts();
}

async function download(page: Guest['page'], name: string): Promise<string> {
  const address = await page.getByRole('main').getByRole('link', { name, exact: true }).getAttribute('href');
  const answer = await page.request.get(address ?? '');
  expect(answer.status()).toBe(200);
  return answer.text();
}
