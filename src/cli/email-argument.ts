import { UsageError } from './command.ts';

/** The one address of a call, in the spelling accounts are found by. */
export function emailArgument(positionals: readonly string[]): string {
  const [email = '', ...more] = positionals;
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(email) || more.length > 0) {
    throw new UsageError('Give one e-mail address, such as neus@example.org.');
  }
  return email.normalize('NFC').toLowerCase();
}
