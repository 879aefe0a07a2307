import { expect, test } from 'vitest';
import { base32, codeAt, matchingStep, otpauthUri, stepOf } from './one-time-code.ts';

const SECRET = Buffer.from('12345678901234567890', 'ascii');

// RFC 6238, appendix B, SHA-1.
test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at %s seconds the code is %s', (seconds, code) => {
  const step = stepOf(new Date(seconds * 1000));
  expect(codeAt(SECRET, step, 8)).toBe(code);
  expect(codeAt(SECRET, step)).toBe(code.slice(2));
});

// RFC 4226, appendix D.
test('the first ten counters', () => {
  const codes = Array.from({ length: 10 }, (_, n) => codeAt(SECRET, n));
  expect(codes.join(' ')).toBe('755224 287082 359152 969429 338314 254676 287922 162583 399871 520489');
});

// RFC 4648, section 10.
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('%j is %s in base 32', (text, code) => {
  expect(base32(Buffer.from(text))).toBe(code);
});

test('a code is taken one step early and late, once, and never an older one after a newer', () => {
  const at = new Date('2026-11-28T10:00:10Z');
  const now = stepOf(at);
  for (const step of [now - 1, now, now + 1]) expect(matchingStep(SECRET, codeAt(SECRET, step), at, 0)).toBe(step);
  for (const step of [now - 2, now + 2]) expect(matchingStep(SECRET, codeAt(SECRET, step), at, 0)).toBeNull();
  expect(matchingStep(SECRET, codeAt(SECRET, now), at, now)).toBeNull();
  expect(matchingStep(SECRET, codeAt(SECRET, now - 1), at, now)).toBeNull();
});

test('what the app opens names the city and the account', () => {
  expect(otpauthUri(SECRET, 'Sant Martí', 'a@b.cat')).toBe(
    'otpauth://totp/Sant%20Mart%C3%AD:a%40b.cat?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Sant%20Mart%C3%AD',
  );
});
