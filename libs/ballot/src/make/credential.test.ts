import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { random } from '../groups/engines.fixture.ts';
import { fieldGroup } from '../groups/field-group.ts';
import { nobleEd25519 } from '../groups/noble-ed25519.ts';
import { makeCredential, makeCredentials, publicCredential } from './credential.ts';
import { weightsOf } from './tally.ts';

const group = nobleEd25519();
const UUID = 'qZFJxaaeUpbmxF';

describe('credentials', () => {
  test('are 22 characters that nobody mistakes, all different', () => {
    const codes = Array.from({ length: 300 }, () => makeCredential(random));
    expect(
      codes.every((code) =>
        /^[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}-[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}$/.test(code),
      ),
    ).toBe(true);
    expect(new Set(codes).size).toBe(300);
  });

  test('are published sorted, with weights only where somebody has one', () => {
    const equal = makeCredentials(group, UUID, [{ id: 'a' }, { id: 'b' }, { id: 'c' }], random);
    expect(equal.published).toEqual(
      equal.kept.map(({ credential }) => publicCredential(group, UUID, credential)).sort(),
    );
    const some = makeCredentials(group, UUID, [{ id: 'a', weight: 4 }, { id: 'b' }], random);
    expect([...weightsOf(some.published).values()].sort()).toEqual([1, 4]);
    expect(some.published.every((line) => line.includes(','))).toBe(true);
    for (const weight of [0, -1, 1.5])
      expect(() => makeCredentials(group, UUID, [{ id: 'a', weight }], random)).toThrow('The weight of a');
  });

  test('differ from election to election, and a typing error is told', () => {
    const code = makeCredential(random);
    expect(publicCredential(group, UUID, code)).not.toBe(publicCredential(group, `${UUID}2`, code));
    for (const wrong of [code.slice(1), code.replaceAll('-', ''), `${code}x`, code.replace(/^./, '0'), ''])
      expect(() => publicCredential(group, UUID, wrong)).toThrow('check for a typing error');
  });

  test('listed twice or with a weight that is none are refused', () => {
    expect(() => weightsOf(['a', 'a'])).toThrow('listed twice');
    for (const weight of ['00', '-1', '1.5', 'x', '', '1,1'])
      expect(() => weightsOf([`a,${weight}`])).toThrow('no whole number');
    // belenios-tool lists voters of weight 0: they vote, and it changes nothing.
    expect([...weightsOf(['a,0'])]).toEqual([['a', 0]]);
  });
});

const hasTool = spawnSync('belenios-tool', ['--version'], { encoding: 'utf8' }).stdout?.includes('2.0') ?? false;

test.skipIf(!hasTool)('a code that belenios-tool 2.0 made has the public credential that it says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
  const options = ['--uuid', UUID, '--group', 'BELENIOS-2048'];
  execFileSync('belenios-tool', ['setup', 'generate-credentials', ...options, '--count', '3'], {
    cwd: folder,
    stdio: 'pipe',
  });
  const file = (ending: string) =>
    readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? ''), 'utf8');
  const codes = file('.privcreds')
    .trim()
    .split('\n')
    .map((line) => line.split(' ').at(-1) ?? '');
  const ours = codes.map((code) => publicCredential(fieldGroup('BELENIOS-2048'), UUID, code));
  expect(ours.sort()).toEqual((JSON.parse(file('.pubcreds')) as string[]).map((line) => line.split(',')[0]).sort());
  rmSync(folder, { recursive: true });
});
