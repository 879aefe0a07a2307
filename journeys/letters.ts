import { expect } from 'vitest';
import type { Guest } from './guest.ts';
import type { Enter } from './journey.ts';

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

/** As somebody new: the code from the letter, then the name she chooses. */
export async function signInByLetter(resident: Guest, enter: Enter, address: string, name: string): Promise<void> {
  const { t, type, press } = resident;
  await type(t('identity.sign-in.email'), address);
  await press(t('identity.sign-in.send'));
  const administrator = await enter({ scripts: true, hands: 'pointer', screen: 'desk' });
  await administrator.signInAs('administrator');
  await type(t('identity.code.label'), await codeFor(address, administrator));
  await press(t('identity.code.enter'));
  await type(t('identity.account.name'), name);
  await press(t('identity.account.go-on'));
}
