import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { importPeople } from './import-people.ts';
import { identityPlatform } from './testing.ts';

describe('importing people', () => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await identityPlatform();
  });
  afterAll(() => test.close());

  const person = (key: string) => ({ key, displayName: `Author ${key}`, language: 'ca' as const });

  it('makes one account a pseudonym and finds it again', async () => {
    const first = await importPeople(test.ctx, 'decidim', [person('p1'), person('p2')]);
    const again = await importPeople(test.ctx, 'decidim', [person('p2'), person('p3')]);
    expect(again.get('p2')).toBe(first.get('p2'));
    expect(new Set([...first.values(), ...again.values()]).size).toBe(3);
  });

  it('keeps the pseudonyms of two sources apart', async () => {
    const here = await importPeople(test.ctx, 'here', [person('same')]);
    const there = await importPeople(test.ctx, 'there', [person('same')]);
    expect(here.get('same')).not.toBe(there.get('same'));
  });

  it('takes nobody for nothing', async () => {
    expect(await importPeople(test.ctx, 'decidim', [])).toEqual(new Map());
  });
});
