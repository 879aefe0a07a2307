import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ConsoleMessage, Page } from 'playwright-core';
import { expect } from 'vitest';
import { directionOf } from '#kernel/language.ts';
import type { Way } from './ways.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What went wrong behind the page, in the browser's words: broken files, refused styles, faults of scripts. */
export function listenForTrouble(page: Page): string[] {
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isTheAnswerItself(page, message)) trouble.push(message.text());
  });
  page.on('pageerror', (fault) => trouble.push(String(fault)));
  return trouble;
}

/** A refusal arrives as a page with status 4xx, which the browser mentions; whether it should is the journey's to say. */
function isTheAnswerItself(page: Page, message: ConsoleMessage): boolean {
  return message.text().startsWith('Failed to load resource') && message.location().url === page.url();
}

/** What holds on every page: its language, one h1, a title, nothing cut off, nothing wrong behind it, no axe violation. The walk goes on, and every bad page is named. */
export async function expectGoodPage(page: Page, way: Way, trouble: readonly string[]): Promise<void> {
  const seen = await page.evaluate(() => ({
    path: location.pathname + location.search,
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    h1: [...document.querySelectorAll('h1')].map((heading) => heading.textContent?.trim() ?? ''),
    title: document.title.trim(),
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  const where = seen.path;
  expect.soft(seen.lang, `language of ${where}`).toBe(way.language);
  expect.soft(seen.dir, `direction of ${where}`).toBe(directionOf(way.language));
  expect.soft(seen.h1.filter(Boolean), `h1 of ${where}`).toHaveLength(1);
  expect.soft(seen.title, `title of ${where}`).not.toBe('');
  expect.soft(seen.tooWide, `pixels beside the screen on ${where}`).toBeLessThanOrEqual(0);
  expect.soft(trouble, `trouble behind ${where}`).toEqual([]);
  expect.soft(await axeViolations(page, way.scripts), `axe on ${where}`).toEqual([]);
}

/** WCAG 2.2 AA and axe's best practices, on the page as it stands. @param scripts whether its own scripts are on */
export async function axeViolations(page: Page, scripts: boolean): Promise<string[]> {
  if (!scripts) await page.evaluate(runTimersAtOnce);
  await page.evaluate(AXE);
  return page.evaluate(runAxe);
}

/** Runs in the page: where scripts are off no timer rings, and axe waits for one. */
function runTimersAtOnce(): void {
  Object.assign(globalThis, { setTimeout: (act: () => void) => void Promise.resolve().then(act) });
}

interface AxeInPage {
  run(root: Document, options: object): Promise<{ violations: { id: string; help: string; nodes: AxeNode[] }[] }>;
}
interface AxeNode {
  readonly html: string;
  readonly failureSummary?: string;
}

/** Runs in the page. */
async function runAxe(): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: AxeInPage };
  // Preloading would put a style element into the page, which its policy forbids.
  const options = { resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } } };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} – ${node.failureSummary?.replaceAll('\n', ' ')}`),
  );
}
