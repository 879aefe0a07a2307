import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { readAccount, readAddressee } from './read-account.ts';
import { identityPlatform, settle } from './testing.ts';

describe('reading an account', () => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await identityPlatform();
  });
  afterAll(() => test.close());

  it('opens the sealed address for its owner and writes the reading down as her own', async () => {
    const { ctx, personId } = await settle(test, 'aina@example.org');
    expect(await readAccount(ctx, personId)).toMatchObject({
      displayName: 'Aina',
      email: 'aina@example.org',
      language: 'ca',
    });
    const accesses = await ctx.personal.accessesOf(personId, { withOwn: true });
    expect(accesses.flatMap((access) => access.columns)).toContain('people.email_sealed');
    expect(await ctx.personal.accessesOf(personId)).toEqual([]);
  });

  it('opens it for a letter under the purpose of that letter, which she reads', async () => {
    const { ctx, personId } = await settle(test, 'letters@example.org');
    const program = ctx.as({ kind: 'system', name: 'letters' });
    expect(await readAddressee(program, personId, 'administration')).toEqual({
      email: 'letters@example.org',
      language: 'ca',
    });
    expect((await ctx.personal.accessesOf(personId)).map(({ purpose }) => purpose)).toEqual(['administration']);
  });
});
