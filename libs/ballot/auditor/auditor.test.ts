import { webcrypto } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAuditor } from '../../../tools/build-auditor.ts';
import { webCipher } from '../src/make/seal.ts';
import { makeWorld, packed, withBallots } from '../src/verify/mutations/world.fixture.ts';
import { WORDS } from './words/words.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const MISSING = !existsSync(CHROMIUM);
if (MISSING && process.env.CI === 'true') throw new Error(`There is no browser at ${CHROMIUM}.`);

describe.skipIf(MISSING)(`the auditor’s page${MISSING ? ' (skipped: no Chromium)' : ''}`, { timeout: 60_000 }, () => {
  let folder: string;
  let address: string;
  let browser: Browser;
  const trouble: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'auditor-'));
    address = pathToFileURL(await buildAuditor(folder)).href;
    const world = await makeWorld('Ed25519', PLAN, webCipher(webcrypto.subtle));
    writeFileSync(join(folder, 'honest.bel'), packed(world.entries));
    writeFileSync(join(folder, 'forged.bel'), withBallots(world, world.ballots.slice(1)));
    writeFileSync(join(folder, 'letter.bel'), 'Dear sirs');
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** The page from a disk, with no network at all. */
  async function open(language: string, width = 1280): Promise<Page> {
    const context = await browser.newContext({ locale: language, viewport: { width, height: 900 }, offline: true });
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    page.on('pageerror', (fault) => trouble.push(String(fault)));
    await page.goto(address);
    return page;
  }

  /** As the hand does it: the file is let fall anywhere on the page. */
  async function drop(page: Page, name: string): Promise<void> {
    const bytes = readFileSync(join(folder, name)).toString('base64');
    await page.evaluate(
      ({ bytes, name }) => {
        const files = new DataTransfer();
        files.items.add(new File([Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0))], name));
        document.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
      },
      { bytes, name },
    );
    await page.locator('#report:not([hidden])').waitFor();
  }

  test('an honest election that is dropped is verified, and its result is told with names', async () => {
    const page = await open('ca');
    await drop(page, 'honest.bel');
    expect(await page.locator('#verdict').textContent()).toBe(WORDS.ca.verified);
    expect(await page.locator('table').innerText()).toMatch(/Quin\?\s+En blanc\s+1\s+El parc\s+2\s+L’escola\s+0/);
    expect(await page.locator('#list li').count()).toBe(23);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('verdict');
  });

  test('a forged one is rejected by the check’s name, in the reader’s language, also when she changes it', async () => {
    const page = await open('es');
    await drop(page, 'forged.bel');
    expect(await page.locator('#verdict').textContent()).toBe(WORDS.es.rejected);
    expect(await page.locator('#why').textContent()).toContain(WORDS.es.titles[15]);
    await page.locator('#language').selectOption('ar');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('#why').textContent()).toContain(WORDS.ar.titles[15]);
    expect(await page.locator('table').count()).toBe(0);
  });

  test('by keyboard: a file is chosen, a tracker asked for; without a file the page says so', async () => {
    const page = await open('en', 320);
    await page.locator('#start').press('Enter');
    expect(await page.locator('#problem').textContent()).toBe(WORDS.en.noFile);
    await page.locator('#file').setInputFiles(join(folder, 'honest.bel'));
    await page.locator('summary').press('Enter');
    await page.locator('#tracker').fill('nowhere');
    await page.locator('#start').press('Enter');
    await page.locator('#report:not([hidden])').waitFor();
    expect(await page.locator('#why').textContent()).toContain(WORDS.en.titles[22]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test('what is no election is told apart from a forged one', async () => {
    const page = await open('en');
    await drop(page, 'letter.bel');
    expect(await page.locator('#verdict').textContent()).toBe(WORDS.en.unreadable);
    expect(await page.locator('#result').textContent()).toContain('no tar');
    // Not one check was made, and nobody is accused of anything.
    expect(await page.locator('#checks').isVisible()).toBe(false);
    expect(await page.locator('#report').getAttribute('class')).toBe('unreadable');
  });

  test('no axe violation, before and after, in four languages; no error behind the page', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const found: string[] = [];
    for (const language of Object.keys(WORDS)) {
      const page = await open(language, 360);
      for (const file of [undefined, 'forged.bel']) {
        if (file !== undefined) await drop(page, file);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as {
            axe: { run(root: Document): Promise<{ violations: { id: string }[] }> };
          };
          return (await axe.run(document)).violations.map(({ id }) => id);
        });
        found.push(...violations.map((id) => `${language}: ${id}`));
      }
    }
    expect(found).toEqual([]);
    expect(trouble).toEqual([]);
  });
});

test('every language says everything, and says it calmly', () => {
  for (const words of Object.values(WORDS)) {
    expect(words.titles).toHaveLength(23);
    expect(Object.keys(words).sort()).toEqual(Object.keys(WORDS.en).sort());
    expect(
      Object.values(words)
        .flat()
        .filter((text) => text === '' || /[!¡]/.test(text)),
    ).toEqual([]);
  }
});

const PLAN: Parameters<typeof makeWorld>[1] = {
  template: {
    description: '',
    name: 'Pressupost',
    questions: [{ answers: ['El parc', 'L’escola'], blank: true, min: 1, max: 1, question: 'Quin?' }],
  },
  weights: [1, 2, 1],
  votes: [
    [1, [[0, 1, 0]]],
    [0, [[1, 0, 0]]],
  ],
  threshold: { size: 2, threshold: 2 },
  owners: [1, 2, 3],
};
