import { expect, test } from 'vitest';
import { createLog, scrub } from './log.ts';

test('a log line holds the request and nothing of the person', () => {
  const line = logged({
    method: 'GET',
    route: '/sign-in?email=aina@exemple.cat',
    status: 200,
    ms: 12.5,
    request: 'r1',
    ip: '10.0.0.7',
    cookie: 'session=abc',
    body: { email: 'aina@exemple.cat' },
    headers: { authorization: 'Bearer x' },
    name: 'Aina Puig',
  });
  expect(line).toMatchObject({
    method: 'GET',
    route: '/sign-in?[query]',
    status: 200,
    ms: 12.5,
    request: 'r1',
    msg: 'served',
  });
  expect(JSON.stringify(line)).not.toMatch(/aina|Aina|10\.0\.0\.7|abc|Bearer/);
});

test('a fault is logged with its kind, message and place, without the values of a row', () => {
  const fault = Object.assign(new TypeError('duplicate key for aina@exemple.cat'), {
    code: '23505',
    detail: 'Key (email)=(aina@exemple.cat) already exists.',
    parameters: ['aina@exemple.cat'],
  });
  const line = logged({ fault: 'f1', err: fault });
  expect(line).toMatchObject({
    fault: 'f1',
    err: { type: 'TypeError', code: '23505', message: 'duplicate key for [address]' },
  });
  expect(JSON.stringify(line)).toContain('log.test.ts');
  expect(JSON.stringify(line)).not.toContain('aina');
});

test('addresses, IP numbers, queries and tokens are taken out of words', () => {
  expect(scrub('mail to aina.puig+x@exemple.cat failed')).toBe('mail to [address] failed');
  expect(scrub('from 192.168.1.20 and 2001:db8::8a2e:370:7334')).not.toMatch(/192|2001/);
  expect(scrub(`token ${'a1B2'.repeat(12)}`)).toBe('token [token]');
  expect(scrub('at 10:32:05 the job 0199f0c2-7b7e-7cc1-8d39-6fd1f0d3a111 ran')).toBe(
    'at 10:32:05 the job 0199f0c2-7b7e-7cc1-8d39-6fd1f0d3a111 ran',
  );
});

test('at a terminal a line reads by itself', () => {
  const lines: string[] = [];
  createLog({ pretty: true, to: { write: (line) => lines.push(line) } }).warn({ job: 'a', ms: 3 }, 'A job failed');
  expect(lines.join('')).toMatch(/^\d\d:\d\d:\d\d warn {2}A job failed {2}job=a ms=3\n$/);
});

function logged(details: object): Record<string, unknown> {
  const lines: string[] = [];
  createLog({ pretty: false, to: { write: (line) => lines.push(line) } }).info(details, 'served');
  return JSON.parse(lines.join(''));
}
