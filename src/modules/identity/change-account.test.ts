import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { changeAccount } from './change-account.ts';
import { displayNames } from './store.ts';
import { identityPlatform, settle } from './testing.ts';

const CHANGES = {
  displayName: 'La  Carme   del forn',
  language: 'es',
  districtId: null,
  organisationName: '',
} as const;

describe('changing an account', () => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await identityPlatform();
  });
  afterAll(() => test.close());

  it('keeps the name she chose, with single spaces', async () => {
    const { ctx, personId } = await settle(test, 'carme@example.org');
    expect((await changeAccount(ctx, CHANGES)).ok).toBe(true);
    expect((await displayNames(ctx, [personId])).get(personId)).toBe('La Carme del forn');
  });

  it('lets her sign without a name', async () => {
    const { ctx, personId } = await settle(test, 'nobody@example.org');
    await changeAccount(ctx, { ...CHANGES, displayName: '' });
    expect((await displayNames(ctx, [personId])).get(personId)).toBe('');
  });

  it.each(['carme@example.org', '612 34 56 78', 'Carme 612-345-678'])(
    'refuses to publish "%s" as a name',
    async (displayName) => {
      const { ctx } = await settle(test, `${displayName.length}-${displayName.charCodeAt(0)}@example.net`);
      expect(await changeAccount(ctx, { ...CHANGES, displayName })).toMatchObject({
        ok: false,
        code: 'name-looks-like-address',
      });
    },
  );

  it('asks a visitor to sign in', async () => {
    expect(await changeAccount(test.ctx, CHANGES)).toMatchObject({ ok: false, code: 'sign-in-needed' });
  });
});
