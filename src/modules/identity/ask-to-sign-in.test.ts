import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestMailTo } from '#platform/outbox.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { askToSignIn } from './ask-to-sign-in.ts';
import { cityOf, identityPlatform, settle } from './testing.ts';

describe('asking to sign in', () => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await identityPlatform();
  });
  afterAll(() => test.close());

  it('answers the same for a known and an unknown address', async () => {
    await settle(test, 'known@example.org');
    const known = await askToSignIn(test.ctx, { email: 'known@example.org', next: '/', visitorKey: 'a' });
    const unknown = await askToSignIn(test.ctx, { email: 'unknown@example.org', next: '/', visitorKey: 'a' });
    expect([known.ok, unknown.ok]).toEqual([true, true]);
  });

  it('writes the code and a link of this city into one letter', async () => {
    await askToSignIn(test.ctx, { email: 'letter@example.org', next: '/', visitorKey: 'b' });
    const letter = await latestMailTo(cityOf(test), 'letter@example.org');
    expect(letter?.message?.text).toMatch(/\d{3} \d{3}/);
    expect(letter?.message?.text).toContain('http://ateneu.test/sign-in/link/');
  });

  it('refuses a flood from one place, whatever the addresses', async () => {
    const asked = [];
    for (let i = 0; i < 31; i++)
      asked.push(await askToSignIn(test.ctx, { email: `n${i}@example.org`, next: '/', visitorKey: 'flood' }));
    expect(asked.slice(0, 30).every((one) => one.ok)).toBe(true);
    expect(asked[30]).toMatchObject({ ok: false, code: 'too-many-sign-ins' });
  });
});
