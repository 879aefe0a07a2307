import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHECKOUT, findCheckout } from './checkout.ts';

test('the checkout is found from source and from the bundle', () => {
  expect(existsSync(path.join(CHECKOUT, 'package-lock.json'))).toBe(true);
  expect(findCheckout(path.join(CHECKOUT, 'dist', 'cli'))).toBe(CHECKOUT);
});

test('outside a checkout the fault says what was looked for', () => {
  expect(() => findCheckout('/')).toThrow('No package.json named "ateneu"');
});
