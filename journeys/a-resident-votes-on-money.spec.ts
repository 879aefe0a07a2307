import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { tallyCommand } from '../src/cli/tally.ts';
import { runCommand } from '../src/cli/testing.ts';
import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { BOTH_WAYS, BY_KEYBOARD, WITH_SCRIPTS } from './ways.ts';

const OPEN = '/processes/saturdays-in-the-yard/budget/vote';
const OVER = '/processes/shade-and-water/budget/vote';

journey('a resident fills a ballot in, casts it, finds its receipt and changes it', BOTH_WAYS, async (enter, way) => {
  const her = await enter();
  const { t, open, press, reads, tick, page } = her;
  await open(`${OPEN}/ballot`);
  await signInByLetter(her, enter, `votes-${way.hands}-${Date.now()}@residents.example`, 'Remei Vila');
  await open(OPEN);
  // A project goes into the basket from the list, and is ticked on the ballot.
  await press(t('budget.row.put-in'));
  await reads(t('budget.row.in-basket'));
  await press(t('budget.basket.fill'));
  expect(await page.locator('input[name="projects[]"]:checked').count()).toBe(1);
  for (const name of ['Taller de bicicletes', 'Taules de ping-pong', 'Lavabos oberts', 'Marcar jocs', 'Fuente de agua'])
    await tick(name);
  await press(t('budget.ballot.review'));
  // Six are one too many: it is said, and what was ticked is still there.
  await reads(t('budget.ballot.problems'));
  expect(await page.locator('input[name="projects[]"]:checked').count()).toBe(6);
  const last = page.locator('input[name="projects[]"]:checked').last();
  if (way.hands === 'keyboard') {
    await last.focus();
    await page.keyboard.press('Space');
  } else await last.uncheck({ force: true });
  await press(t('budget.ballot.review'));
  await press(t('budget.review.cast'));
  await reads(t('budget.receipt.counts'));
  const receipt = await receiptOn(page);
  await press(t('budget.receipt.list'));
  expect(await page.locator('pre.receipts').innerText()).toContain(receipt);

  await open(`${OPEN}/ballot`);
  await press(t('budget.ballot.review'));
  await press(t('budget.review.recast'));
  await reads(t('budget.receipt.counts'));
  await press(t('budget.receipt.list'));
  // One voter, one ballot: the last one.
  const list = (await page.locator('pre.receipts').innerText()).split('\n');
  expect(new Set(list).size).toBe(list.length);
});

async function receiptOn(page: { locator(css: string): { first(): { innerText(): Promise<string> } } }) {
  return (await page.locator('.receipt code').first().innerText()).trim();
}

journey('a stranger counts a vote again, in the browser and by the command line', [WITH_SCRIPTS], async (enter) => {
  const { t, open, press, reads, page, unfold } = await enter({ screen: 'desk' });
  await open(OVER);
  await press(t('budget.result.link'));
  await reads(t('budget.lost.title'));
  const place = page.locator('[data-recount]');
  await unfold(place.getByRole('button'));
  const said = place.getByRole('status');
  const winners = ((await place.getAttribute('data-winners')) ?? '').split(' ');
  await expect.poll(() => said.innerText(), { timeout: 60_000 }).toBe(t('budget.again.same', { n: winners.length }));

  const file = await page.request.get((await place.getAttribute('data-recount')) ?? '');
  const text = await file.text();
  expect(createHash('sha256').update(text).digest('hex')).toBe(await place.getAttribute('data-hash'));
  const cwd = await mkdtemp(join(tmpdir(), 'recount-'));
  await writeFile(join(cwd, '1.pb'), text);
  const options = ((await place.getAttribute('data-rule')) ?? '').split(' ');
  const counted = await runCommand(tallyCommand, ['1.pb', ...options, '--json'], { cwd });
  await rm(cwd, { recursive: true });
  expect(JSON.parse(counted.stdout).winners).toEqual(winners);
});

journey(
  'someone reads why a project lost, and what became of one that won',
  [BY_KEYBOARD, { ...WITH_SCRIPTS, language: 'ar' }],
  async (enter) => {
    const { t, open, press, reads, page } = await enter();
    await open(`${OVER}/result`);
    const lost = page.getByRole('table', { name: t('budget.lost.table', { pot: 1 }) });
    expect(await lost.getByRole('row').count()).toBeGreaterThan(3);
    await press(/Fonts d’aigua fresca/);
    await reads(/Totes deu fonts ragen/);
  },
);
