import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { besideWhom, endAssistance, giveCodeHome, noteAct } from './act-for-resident.ts';
import { listAssistances } from './assist-store.ts';
import { channelOf } from './join-roll.ts';
import { startAssistance } from './start-assistance.ts';
import { resident, verificationPlatform } from './testing.ts';
import { verifyResident } from './verify-resident.ts';
import { findVoter } from './voter-store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

const seen = { document: '12345678Z', ageFrom: 65, districtId: null, place: 'Port library', isBeside: true };

describe('a librarian', () => {
  it('acts for a resident beside her, for half an hour, and each act is written down for her', async () => {
    const staff = await resident(test, ['assistant']);
    expect(await startAssistance((await resident(test)).ctx, seen)).toMatchObject({ code: 'assistants-only' });
    expect(await startAssistance(staff.ctx, { ...seen, isBeside: false })).toMatchObject({ code: 'not-beside-you' });
    expect(await startAssistance(staff.ctx, seen)).toMatchObject({ ok: true });
    const actor = await besideWhom(test.ctx, staff.actor);
    expect(actor).toMatchObject({ roles: [], limited: { kind: 'assisted', by: staff.personId } });
    expect(channelOf(actor)).toBe('assisted');
    const beside = test.ctx.as(actor);
    expect(await startAssistance(beside, seen)).toMatchObject({ code: 'assistants-only' });
    await noteAct(beside, '/processes/streets/proposals/7/support');
    const code = await giveCodeHome(beside);
    await endAssistance(beside);
    expect(await besideWhom(test.ctx, staff.actor)).toBe(staff.actor);

    const her = await resident(test);
    const typed = { way: 'letter', document: '12345678Z', code: code.ok ? code.value.code : '' } as const;
    expect(await verifyResident(her.ctx, typed, 'home')).toMatchObject({ ok: true });
    expect(await findVoter(test.ctx, { personId: her.personId })).toMatchObject({ level: 'strong', age_from: 65 });
    const [assistance] = await listAssistances(test.ctx, { personId: her.personId });
    expect(assistance).toMatchObject({ place: 'Port library', staff_id: staff.personId, ended_at: expect.any(Date) });
    expect(assistance?.acts).toMatchObject([{ act: 'support', path: '/processes/streets/proposals/7' }]);
    expect(await startAssistance(staff.ctx, seen)).toMatchObject({ code: 'has-own-account' });
  });

  it('is herself again when the half hour is over, and helps one at a time', async () => {
    const staff = await resident(test, ['assistant']);
    await startAssistance(staff.ctx, { ...seen, document: '00000000T' });
    const first = await besideWhom(test.ctx, staff.actor);
    await startAssistance(staff.ctx, { ...seen, document: 'X1234567L' });
    const second = await besideWhom(test.ctx, staff.actor);
    expect(second).not.toMatchObject({ personId: first.kind === 'person' ? first.personId : '' });
    test.clock.set(new Date(test.clock.now().getTime() + 31 * 60_000));
    expect(await besideWhom(test.ctx, staff.actor)).toBe(staff.actor);
  });
});
