import type { APIResponse, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { DemoRole, Guest } from './guest.ts';
import { type Enter, journey } from './journey.ts';
import { kindOf, waysFrom } from './links.ts';
import { BY_KEYBOARD, WITH_SCRIPTS } from './ways.ts';

const MOST_PAGES = 60;
const WHO: readonly (DemoRole | 'visitor')[] = ['visitor', 'resident', 'facilitator', 'officer', 'administrator'];

const MINUTES = 60_000;

for (const who of WHO) {
  const way = { ...(who === 'visitor' ? BY_KEYBOARD : WITH_SCRIPTS), hands: 'pointer', screen: 'desk' } as const;
  const walk = async (enter: Enter) => {
    const guest = await enter();
    if (who !== 'visitor') await guest.signInAs(who);
    await walkEverywhere(guest, await enter());
  };
  journey(`every link and every form met as ${who} leads somewhere`, [way], walk, 10 * MINUTES);
}

/** Follows one link of each kind. @param stranger tries where the forms are sent, so that nothing is changed */
async function walkEverywhere({ page, open }: Guest, stranger: Guest): Promise<void> {
  const waiting = ['/'];
  const known = new Set(waiting.map(kindOf));
  const isNew = (address: string) => !known.has(kindOf(address)) && known.add(kindOf(address));
  for (let walked = 0; waiting.length > 0 && walked < MOST_PAGES; walked++) {
    const address = waiting.shift() as string;
    await open(address).catch((fault) => expect.soft(String(fault), address).toBe(''));
    const ways = await waysFrom(page);
    expect.soft(ways.brokenFragments, `fragments of ${address}`).toEqual([]);
    waiting.push(...ways.pages.filter(isNew));
    for (const file of ways.files.filter(isNew)) await expectFile(page, file, address);
    for (const asked of ways.asks.filter(isNew)) await expectAnswer(page.request.get(asked), asked, address);
    // The samples of the interface's parts are sent nowhere.
    if (address === '/manage/ui') continue;
    for (const sent of ways.sends.filter((each) => isNew(`/POST${each}`))) await expectDoor(stranger, sent, address);
  }
  expect(known.size, 'kinds of pages, files and forms').toBeGreaterThan(20);
}

async function expectFile(page: Page, file: string, from: string): Promise<void> {
  const answer = await expectAnswer(page.request.get(file), file, from);
  // The papers beside a process may be pages of their own.
  if (!file.includes('/documents/')) expect.soft(answer.headers()['content-type'], file).not.toContain('text/html');
}

async function expectAnswer(asked: Promise<APIResponse>, address: string, from: string): Promise<APIResponse> {
  const answer = await asked;
  expect.soft(answer.status(), `${address}, from ${from}`).toBe(200);
  return answer;
}

/** Somebody without a session, with an empty form: asked to sign in, refused, or told what is missing, but not lost. */
async function expectDoor(stranger: Guest, address: string, from: string): Promise<void> {
  const headers = { origin: inject('city').origin };
  const answer = await stranger.page.request.post(address, { headers, form: {}, maxRedirects: 0 });
  // A draft is nobody's business, nor is a private process: its address answers a stranger as if it did not exist.
  const isHidden = (await stranger.page.request.get(from)).status() === 404;
  const expected = address.includes('/drafts/') ? [404] : [200, 303, 400, 403, 410, 422, ...(isHidden ? [404] : [])];
  expect.soft(expected, `${answer.status()} of the form sent to ${address}, from ${from}`).toContain(answer.status());
}
