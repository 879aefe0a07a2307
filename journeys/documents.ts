import type { Guest } from './guest.ts';

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** A DNI with the letter its number asks for. */
export function documentNumber(number: number): string {
  return `${String(number).padStart(8, '0')}${LETTERS[number % 23]}`;
}

/** The same code once more: it is spent. */
export async function signOnceMore(resident: Guest, document: string, code: string): Promise<void> {
  const { t, open, type, press, reads } = resident;
  await open('/verify/letter');
  await type(t('verification.form.document'), document);
  await type(t('verification.form.code'), code);
  await press(t('verification.form.verify'));
  await reads(t('refusals.letter-code-used'));
}
