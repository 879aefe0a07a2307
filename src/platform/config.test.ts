import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, withEnvFile } from './config.ts';

test('with no settings at all the city starts at http://localhost:3000', () => {
  expect(configOf({})).toMatchObject({
    port: 3000,
    origin: 'http://localhost:3000',
    databaseUrl: null,
    smtpUrl: null,
    s3: null,
    worker: true,
    demo: true,
    trustProxy: false,
    mailFrom: 'Ateneu <ateneu@localhost>',
  });
});

test('an empty setting counts as none', () => {
  expect(configOf({ PORT: '', SMTP_URL: '  ' })).toMatchObject({ port: 3000, smtpUrl: null });
});

test('the address of the site loses its last slash and follows the port', () => {
  expect(configOf({ ATENEU_URL: 'https://ateneu.example.org/' }).origin).toBe('https://ateneu.example.org');
  expect(configOf({ PORT: '8080' }).origin).toBe('http://localhost:8080');
});

test('every problem is named at once, with what to do', () => {
  const problems = problemsOf({ PORT: 'abc', ATENEU_URL: 'ateneu.example.org', ATENEU_DEMO: 'yes', LOG_LEVEL: 'loud' });
  expect(problems.map(({ setting }) => setting).sort()).toEqual(['ATENEU_DEMO', 'ATENEU_URL', 'LOG_LEVEL', 'PORT']);
  for (const { problem, whatToDo } of problems) {
    expect(problem).toMatch(/^["A-Z].*\.$/);
    expect(whatToDo).toMatch(/^[A-Z].*\.$/);
  }
});

test('a site under a path is refused', () => {
  expect(problemsOf({ ATENEU_URL: 'https://example.org/ateneu' })).toMatchObject([
    { whatToDo: 'Leave out the path: Ateneu lives at the root of its address.' },
  ]);
});

test('S3 settings go all together or not at all', () => {
  const some = { S3_ENDPOINT: 'https://s3.example.org', S3_BUCKET: 'city' };
  expect(problemsOf(some).map(({ setting }) => setting)).toEqual(['S3_ACCESS_KEY', 'S3_SECRET_KEY']);
  const all = { ...some, S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 's' };
  expect(configOf(all).s3).toEqual({
    endpoint: 'https://s3.example.org',
    bucket: 'city',
    region: 'auto',
    accessKey: 'a',
    secretKey: 's',
  });
});

test('a problem with a secret does not repeat it', () => {
  expect(JSON.stringify(problemsOf({ DATABASE_URL: 'mysql://u:hunter2@h/x', METRICS_TOKEN: 'hunter2' }))).not.toContain(
    'hunter2',
  );
});

test('the .env file fills in what the machine does not set', () => {
  const checkout = mkdtempSync(join(tmpdir(), 'ateneu-env-'));
  expect(withEnvFile({ PORT: '1' }, checkout)).toEqual({ PORT: '1' });
  writeFileSync(join(checkout, '.env'), 'PORT=2\nHOST=127.0.0.1 # here\n');
  expect(withEnvFile({ PORT: '1' }, checkout)).toEqual({ PORT: '1', HOST: '127.0.0.1' });
});

function configOf(env: Record<string, string>) {
  const read = readConfig(env);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.config;
}

function problemsOf(env: Record<string, string>) {
  const read = readConfig(env);
  return read.ok ? [] : read.problems;
}
