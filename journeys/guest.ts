import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Translate } from '#kernel/reader.ts';
import { houseWords } from '#platform/words/house-words.ts';
import { type Hands, keyboard, pointer } from './hands.ts';
import { expectGoodPage, listenForTrouble } from './look.ts';
import { SCREENS, type Way } from './ways.ts';

/** The people of the demo city whom one press lets in: the README's table. */
const DEMO_PEOPLE = {
  resident: 'Mercè P.',
  facilitator: 'Laia Codina',
  officer: 'Imane B., Parcs i Espai Públic',
  moderator: 'Rosa Quiles',
  assistant: 'Dolors R., Biblioteca del Port',
  administrator: 'Núria Estany',
} as const;
export type DemoRole = keyof typeof DEMO_PEOPLE;

/** Somebody with a browser of her own. Every page she comes to is looked at: see expectGoodPage. */
export interface Guest {
  readonly page: Page;
  readonly way: Way;
  /** The sentences of the city in her language. */
  readonly t: Translate;
  /** Types an address. Fails when the page answers with another status. */
  open(path: string, status?: number): Promise<void>;
  /** Follows a link or presses a button by its words, of the content first, and waits for the page behind it. */
  press(words: string | RegExp, within?: Locator): Promise<void>;
  /** Presses what does not lead to another page: a menu, a fold. */
  unfold(control: Locator): Promise<void>;
  /** Fills a field in, by the words of its label; a Locator where several fields share them. */
  type(label: string | RegExp | Locator, text: string): Promise<void>;
  choose(label: string | RegExp, option: string): Promise<void>;
  tick(label: string | RegExp, within?: Locator): Promise<void>;
  reads(text: string | RegExp): Promise<void>;
  /** One press, in the demo city. */
  signInAs(role: DemoRole): Promise<void>;
  leave(): Promise<void>;
}

const PATIENCE_MS = 30_000;
let guests = 0;

export async function welcome(browser: Browser, origin: string, way: Way): Promise<Guest> {
  guests++;
  const context = await browser.newContext({
    baseURL: origin,
    javaScriptEnabled: way.scripts,
    locale: way.language,
    colorScheme: way.scheme,
    viewport: SCREENS[way.screen],
    hasTouch: way.screen !== 'desk',
    reducedMotion: 'reduce',
    extraHTTPHeaders: { 'x-forwarded-for': `10.${process.pid % 250}.${Math.floor(guests / 250)}.${guests % 250}` },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const trouble = listenForTrouble(page);
  const t = houseWords().translator(way.language);
  const hands = way.hands === 'keyboard' ? keyboard(page) : pointer();
  const look = () => expectGoodPage(page, way, trouble);
  return {
    page,
    way,
    t,
    ...acts(page, hands, look),
    signInAs: (role) => signInAs(page, hands, role),
    leave: () => context.close(),
  };
}

function acts(page: Page, hands: Hands, look: () => Promise<void>) {
  return {
    async open(path: string, status = 200) {
      const answer = await page.goto(path);
      expect(answer?.status(), `status of ${path}`).toBe(status);
      await look();
    },
    async press(name: string | RegExp, within?: Locator) {
      const inMain = control(page.getByRole('main'), name);
      const found = within ? control(within, name) : (await inMain.count()) > 0 ? inMain : control(page, name);
      await andArrive(page, () => hands.press(found));
      await look();
    },
    unfold: (folded: Locator) => hands.press(folded),
    type: (label: string | RegExp | Locator, text: string) =>
      hands.type(typeof label === 'string' || label instanceof RegExp ? field(page, label) : label, text),
    choose: (label: string | RegExp, option: string) => hands.choose(field(page, label), option),
    tick: (label: string | RegExp, within?: Locator) => hands.tick(field(within ?? page, label)),
    reads: (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor(),
  };
}

async function signInAs(page: Page, hands: Hands, role: DemoRole): Promise<void> {
  const back = page.url().startsWith('http') ? new URL(page.url()).pathname : '/';
  await page.goto(`/sign-in?next=${encodeURIComponent(back)}`);
  await andArrive(page, () => hands.press(control(page, new RegExp(DEMO_PEOPLE[role].replaceAll('.', '\\.')))));
}

const FIELDS = ['textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'spinbutton'] as const;

/** By the words it begins with: what it is about may follow, read aloud only. */
function control(within: Page | Locator, name: string | RegExp): Locator {
  const words = { name: beginning(name) };
  return within.getByRole('button', words).or(within.getByRole('link', words)).filter({ visible: true }).first();
}

function field(within: Page | Locator, label: string | RegExp): Locator {
  const words = { name: beginning(label) };
  const named = within.getByLabel(beginning(label)).and(within.locator('input, textarea, select'));
  return FIELDS.reduce((found, role) => found.or(within.getByRole(role, words)), named).first();
}

function beginning(words: string | RegExp): RegExp {
  if (words instanceof RegExp) return words;
  return new RegExp(`^\\s*${words.trim().replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')}(?!\\p{L})`, 'u');
}

async function andArrive(page: Page, act: () => Promise<void>): Promise<void> {
  const arrived = page.waitForEvent('framenavigated', { predicate: (frame) => frame === page.mainFrame() });
  // When the act itself fails, nobody waits any more.
  arrived.catch(() => {});
  await act();
  await arrived;
  await page.waitForLoadState('load');
}
