import { expect, it } from 'vitest';
import { localPath } from './respond.ts';

it.each([
  'https://elsewhere.test/',
  '//elsewhere.test/',
  '/\\elsewhere.test/',
  '\\/elsewhere.test/',
  // Browsers leave out tabs and line ends, and read what is left.
  '/\t/elsewhere.test/',
  '/\n/elsewhere.test/',
  '/\r\n\\elsewhere.test/',
  '/.//elsewhere.test/',
  '/a/..//elsewhere.test/',
  '/%2e//elsewhere.test/',
  'javascript:alert(1)',
  `/${'a'.repeat(3000)}`,
  '',
  undefined,
])('%j leads nowhere', (next) => {
  expect(localPath(next, '/here')).toBe('/here');
});

it.each([
  ['/processes/x?order=newest#y', '/processes/x?order=newest#y'],
  ['/search?q=//elsewhere.test', '/search?q=//elsewhere.test'],
  ['/processes/x\r\nset-cookie: a=b', '/processes/xset-cookie:%20a=b'],
])('%j leads to %j', (next, to) => expect(localPath(next)).toBe(to));
