import { existsSync } from 'node:fs';
import { type BrowserServer, chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { makeStateDir, openCity, removeStateDir } from './city.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'];

/** One demo city and one browser for the whole run. Without Chromium: a failure in CI, skipped by name elsewhere. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await openBrowser();
  project.provide('browser', browser?.wsEndpoint() ?? '');
  if (!browser) {
    project.provide('city', { origin: '', stateDir: '' });
    return async () => {};
  }
  const stateDir = await makeStateDir();
  const city = await openCity(stateDir).catch(async (fault) => {
    await browser.close();
    await removeStateDir(stateDir);
    throw fault;
  });
  project.provide('city', { origin: city.origin, stateDir });
  return async () => {
    await browser.close();
    await city.stop().finally(() => removeStateDir(stateDir));
  };
}

async function openBrowser(): Promise<BrowserServer | null> {
  if (existsSync(CHROMIUM)) return chromium.launchServer({ executablePath: CHROMIUM, args: FLAGS, timeout: 60_000 });
  if (process.env.CI) throw new Error(`There is no browser at ${CHROMIUM}: apt-get install chromium`);
  return null;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser listens; empty when there is none. */
    browser: string;
    city: { readonly origin: string; readonly stateDir: string };
  }
}
