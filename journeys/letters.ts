import { expect } from 'vitest';
import type { Guest } from './guest.ts';

/** What the administrator of a city without a mail server reads: the newest letter of the outbox. */
export async function newestLetter(administrator: Guest): Promise<string> {
  await administrator.open('/manage/outbox');
  await administrator.page.getByRole('table').getByRole('link').first().click();
  await administrator.page.waitForURL(/outbox\/[0-9a-f-]{36}/);
  return administrator.page.getByRole('main').innerText();
}

/** The six figures that let somebody in. */
export async function codeFor(address: string, administrator: Guest): Promise<string> {
  const letter = await newestLetter(administrator);
  expect(letter).toContain(address);
  return (/\b\d{3} \d{3}\b/.exec(letter)?.[0] ?? '').replace(' ', '');
}
