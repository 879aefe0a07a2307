import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNoticeChoices } from './choose-notices.ts';
import { stopLetters } from './stop-letters.ts';
import { stopAddress } from './stop-token.ts';
import { type Noticed, noticedHouse, wantsLetters } from './testing.ts';

let city: Noticed;
beforeAll(async () => {
  city = await noticedHouse();
});
afterAll(() => city.house.close());

const pathOf = (address: string) => new URL(address).pathname;

describe('one press', () => {
  it('of a mail program stops what the letter was about, without a session or a form of ours', async () => {
    const she = await city.house.enter();
    await wantsLetters(she);
    const address = pathOf(stopAddress(city.house.city, { personId: she.personId, what: 'comments' }));
    const sent = await city.house.app.request(`${city.house.platform.origin}${address}`, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(sent.status).toBe(200);
    expect(await readNoticeChoices(she.ctx)).toMatchObject({
      value: { byEmail: true, frequencies: { comments: 'never', answers: 'daily' } },
    });
  });

  it('on the page stops all of them, in her ledger of consents; reading the page stops nothing', async () => {
    const she = await city.house.enter();
    await wantsLetters(she);
    const address = pathOf(stopAddress(city.house.city, { personId: she.personId, what: 'all' }));
    expect(await (await city.house.get(address)).text()).toContain('Stop all e-mails with notices');
    expect(await readNoticeChoices(she.ctx)).toMatchObject({ value: { byEmail: true } });
    await city.house.post(address, { what: 'all' });
    expect(await readNoticeChoices(she.ctx)).toMatchObject({ value: { byEmail: false } });
  });

  it('takes no link that the city did not write', async () => {
    const she = await city.house.enter();
    const token = stopAddress(city.house.city, { personId: she.personId, what: 'all' }).split('/').at(-1) ?? '';
    const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(await stopLetters(city.house.ctx, forged, { words: 'test' })).toMatchObject({ code: 'stop-link-unknown' });
    expect((await city.house.get(`/one-click/notices/${forged}`)).status).toBe(404);
    const other = city.house.ctx.keys.signToken('sign-in', `${she.personId} all`);
    expect(await stopLetters(city.house.ctx, other, { words: 'test' })).toMatchObject({ code: 'stop-link-unknown' });
  });
});
