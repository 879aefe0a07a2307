import { chromium } from 'playwright-core';
import { inject, test } from 'vitest';
import { writeSerial } from '#modules/participation/paper/testing.ts';
import { makeStateDir, openCity, removeStateDir } from './city.ts';
import { type Guest, welcome } from './guest.ts';
import { codeFor } from './letters.ts';
import { type Way, WITH_SCRIPTS } from './ways.ts';

const STEP = '/manage/processes/nights-in-the-ribera/steps/vote';
const DESK = '/manage/budgets/nights-in-the-ribera/vote';
const VOTE = '/processes/nights-in-the-ribera/budget/vote';
const PROJECT = 'Bancs a la plaça de la Font';
const STAFF: Way = { ...WITH_SCRIPTS, scripts: false, screen: 'desk' };
const [ONLINE, ON_PAPER] = [
  { document: 'Y0000000Z', born: '1996-07-15' },
  { document: 'X1234567L', born: '1951-11-30' },
];

// A city of its own: its last step is opened months before its time.
test.skipIf(inject('city').origin === '')(
  'whoever voted on a screen is refused on paper, and the other way round until a desk takes the form back',
  { timeout: 300_000 },
  async () => {
    const stateDir = await makeStateDir();
    const city = await openCity(stateDir);
    const browser = await chromium.connect(inject('browser'), { timeout: 30_000 });
    try {
      const enter = (way: Way = STAFF) => welcome(browser, city.origin, way);
      const administrator = await enter();
      await administrator.signInAs('administrator');
      await openTheVote(administrator);
      const desks = await twoDesks(enter, administrator);

      const first = await enter(WITH_SCRIPTS);
      await comeWithDocument(first, ONLINE);
      await vote(first, 'cast');
      await first.reads(first.t('budget.receipt.counts'));
      await enterForm(desks, ONLINE.document);
      await desks.second.reads(/ja s’ha participat en aquest pas .* \(sense compte\)/);

      const second = await enter(WITH_SCRIPTS);
      await comeWithDocument(second, ON_PAPER);
      // Meanwhile a form comes in that somebody signed with her document.
      await enterForm(desks, ON_PAPER.document);
      await desks.second.reads(desks.second.t('paper-desk.said.counted'));
      await vote(second, 'recast');
      await second.reads(/ja s’ha participat en aquest pas .* \(en paper\)/);
      await takeBack(desks, ON_PAPER.document);
      await second.open(`${VOTE}/review`);
      await second.press(second.t('budget.review.cast'));
      await second.reads(second.t('budget.receipt.counts'));
    } finally {
      await browser.close();
      await city.stop().finally(() => removeStateDir(stateDir));
    }
  },
);

async function openTheVote({ t, open, type, tick, press, reads }: Guest): Promise<void> {
  await open(`${DESK}/totals`);
  await type(t('budget.whole-city'), '1000');
  await press(t('budget-desk.totals.action'));
  await open(`${DESK}/projects/new`);
  await type(t('budget-desk.title'), PROJECT);
  await type(t('budget-desk.project.body'), 'Sis bancs amb respatller.');
  await type(t('budget-desk.cost'), '600');
  await tick(t('budget.project.state.feasible'));
  await press(t('budget-desk.project.action'));
  await open(STEP);
  await tick(t('processes-desk.who.level.verified'));
  await tick(t('processes-desk.who.guests'));
  await press(t('processes-desk.step.save'));
  await open(`${STEP}/open`);
  await press(t('processes-desk.open.act'));
  await reads(t('processes-desk.said.step-opened'));
}

/** Without an account: the census knows her. */
async function comeWithDocument({ t, open, type, press, page }: Guest, who: typeof ONLINE): Promise<void> {
  await open(`${VOTE}/ballot`);
  await press(t('verification.census.way'));
  await type(t('verification.form.document'), who.document);
  await type(page.locator('#f-birthDate'), who.born);
  await press(t('verification.form.go-on'));
  await press(t('verification.page.go-on'));
}

async function vote({ t, tick, press }: Guest, words: 'cast' | 'recast'): Promise<void> {
  await tick(PROJECT);
  await press(t('budget.ballot.review'));
  await press(t(`budget.review.${words}`));
}

interface Desks {
  readonly first: Guest;
  readonly second: Guest;
  readonly code: string;
  /** Of the form that comes next. */
  number: number;
}

async function twoDesks(enter: () => Promise<Guest>, administrator: Guest): Promise<Desks> {
  const [first, second] = [await enter(), await enter()];
  await first.signInAs('assistant');
  await second.open('/sign-in?next=%2Fmanage%2Fpaper');
  await second.type(second.t('identity.sign-in.email'), 'assistant-hill@vallserena.example');
  await second.press(second.t('identity.sign-in.send'));
  await second.type(second.t('identity.code.label'), await codeFor('assistant-hill@vallserena.example', administrator));
  await second.press(second.t('identity.code.enter'));
  await first.open('/manage/paper');
  const [printed] = await Promise.all([
    first.page.waitForEvent('download'),
    voteAt(first)
      .getByRole('button', { name: first.t('paper-desk.print') })
      .click(),
  ]);
  const [, code = '', number = ''] = /([2-9A-Z]{4}) (\d+)\.pdf$/.exec(printed.suggestedFilename()) ?? [];
  return { first, second, code, number: Number(number) };
}

/** The part of the desk that is about this vote. */
function voteAt({ page }: Guest) {
  const named = page.getByRole('heading', { name: /^Les nits a la Ribera/ });
  return page.locator('div.stack').filter({ has: named }).last();
}

/** One desk enters the next form, the other reads it again. */
async function enterForm(desks: Desks, document: string): Promise<void> {
  const { first, second, code } = desks;
  const sheet = { serial: writeSerial(code, desks.number++), document };
  await first.open('/manage/paper');
  await first.press(first.t('paper-desk.open-batch'), voteAt(first));
  const batch = new URL(first.page.url()).pathname;
  await fill(first, sheet);
  await first.press(first.t('paper-desk.close'));
  await second.open(batch);
  await fill(second, sheet);
}

async function fill({ t, type, press }: Guest, sheet: { serial: string; document: string }): Promise<void> {
  await type(t('paper-desk.serial'), sheet.serial);
  await type(t('verification.form.document'), sheet.document);
  await type(t('paper-desk.choices'), '1');
  await press(t('paper-desk.next'));
}

/** With her document and the form in hand. */
async function takeBack({ first, code, number }: Desks, document: string): Promise<void> {
  const { t, open, press, type, reads } = first;
  await open('/manage/paper');
  await press(t('paper-desk.back.link'), voteAt(first));
  await type(t('paper-desk.serial'), writeSerial(code, number - 1));
  await type(t('verification.form.document'), document);
  await press(t('paper-desk.back.action'));
  await reads(t('paper-desk.back.said'));
}
