import { expect } from 'vitest';
import type { Guest } from './guest.ts';
import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { AT_THE_DESK, BOTH_WAYS, BY_KEYBOARD, WITH_SCRIPTS } from './ways.ts';

const TALK = '/processes/nights-in-the-ribera/conversation/conversation';
const DESK = '/manage/conversations/nights-in-the-ribera/conversation';

journey(
  'a resident answers twenty statements, none of them twice, and changes her mind',
  [BY_KEYBOARD],
  async (enter) => {
    const her = await enter();
    const { t, open, press, reads, page } = her;
    await open(`${TALK}/mine`);
    await signInByLetter(her, enter, `converses-${Date.now()}@residents.example`, 'Tona Serra');
    await open(TALK);
    const seen = new Set<string>();
    for (let at = 0; at < 20; at++) {
      const words = await statementOf(her);
      expect(seen, `shown twice: ${words}`).not.toContain(words);
      seen.add(words);
      await press(t(['conversation.agree', 'conversation.disagree', 'conversation.pass'][at % 3] ?? ''));
    }
    await press(t('conversation.mine.link'));
    await reads(t('conversation.mine.title', { n: 20 }));
    expect(await page.locator('[aria-pressed="true"]').count()).toBe(20);
    const first = page
      .locator('form')
      .filter({ has: page.locator('input[name="back"]') })
      .first();
    await press(t('conversation.pass'), first);
    await reads(t('conversation.said.changed'));
  },
  600_000,
);

journey('two people watch the map move', [WITH_SCRIPTS], async (enter) => {
  const [watcher, other] = [await enter({ screen: 'desk' }), await enter()];
  await watcher.open(TALK);
  const version = () => watcher.page.locator('#map').getAttribute('data-version');
  const before = await version();
  await other.open(`${TALK}/mine`);
  await signInByLetter(other, enter, `watched-${Date.now()}@residents.example`, 'Biel Roca');
  await other.open(TALK);
  const words = await statementOf(other);
  await other.unfold(other.page.locator('#statement button[value="1"]'));
  await other.page.waitForFunction(
    (said) => document.querySelector('#statement blockquote')?.textContent !== said,
    words,
  );
  await other.page.keyboard.press('2');
  await expect.poll(version, { timeout: 20_000, interval: 500 }).not.toBe(before);
  // The news reached her picture too, and she sees where she stands; the other does not see her.
  await expect.poll(() => other.page.locator('#map svg.map > g .you').count(), { timeout: 20_000 }).toBe(1);
  expect(await watcher.page.locator('#map svg.map > g .you').count()).toBe(0);
});

journey('a resident writes a statement, a moderator lets it in', BOTH_WAYS, async (enter, way) => {
  const her = await enter();
  const { t, open, press, type, reads } = her;
  await open(`${TALK}/mine`);
  await signInByLetter(her, enter, `writes-${way.hands}-${Date.now()}@residents.example`, 'Nora Pi');
  await open(TALK);
  await press(t('conversation.write.link'));
  await type(t('conversation.write.label'), 'Curta');
  await press(t('conversation.write.action'));
  expect(await her.page.locator('textarea[name="body"]').inputValue()).toBe('Curta');
  const body = `Caldria una font amb llum a la plaça Petita (${way.hands}).`;
  await type(t('conversation.write.label'), body);
  await press(t('conversation.write.action'));
  if (await her.page.getByText(t('conversation.similar.what')).count()) await press(t('conversation.write.anyway'));
  await reads(t('conversation.said.held'));

  const staff = await enter({ scripts: true, hands: 'pointer', screen: 'desk' });
  await staff.open('/');
  await staff.signInAs('facilitator');
  await staff.open(DESK);
  await staff.page.getByRole('row').filter({ hasText: body }).getByRole('checkbox').check();
  await staff.press(staff.t('conversation-desk.let-in'));
  await open(`${TALK}/mine`);
  await reads(t('conversation.mine.state.shown'));
});

journey('a facilitator carries what is shared into the next step', AT_THE_DESK, async (enter, way) => {
  const staff = await enter();
  const { t, open, press, reads, signInAs, page } = staff;
  await open(TALK);
  await signInAs('facilitator');
  await open(DESK);
  await press(t('conversation-desk.carry.link'));
  expect(await page.locator('input[name="picked[]"]:checked').count()).toBeGreaterThan(2);
  await press(t('conversation-desk.carry.action'));
  // The second way finds them there already.
  await reads(/«Fer-ne projectes»/);
  await open('/processes/nights-in-the-ribera/proposals');
  await reads(/Els joves necessiten un lloc de nit/);
  expect(way.language).toBe('ca');
});

journey(
  'someone who does not see the map reads its table, and the report',
  [BY_KEYBOARD, { ...WITH_SCRIPTS, language: 'ar' }],
  async (enter) => {
    const { t, open, press, reads, page } = await enter();
    await open(TALK);
    const table = page.getByRole('table', { name: new RegExp(t('conversation.table.caption')) });
    expect(await table.getByRole('row').count()).toBeGreaterThan(5);
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(expect.arrayContaining(['A', 'B', 'C']));
    expect(await page.getByRole('img', { name: /A/ }).first().getAttribute('aria-label')).toMatch(/A.*B.*C/s);
    await press(t('conversation.report.link'));
    await reads(t('conversation.report.count.title'));
  },
);

async function statementOf({ page }: Guest): Promise<string> {
  return (await page.locator('#statement blockquote').innerText()).trim();
}
