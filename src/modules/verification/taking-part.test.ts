import { describe, expect, it } from 'vitest';
import type { DistrictId, ProcessId } from '#kernel/ids.ts';
import { ageBand, ageOn, bandEnd, EVERYBODY, keepsRoll, type Standing, whyNotEligible } from './taking-part.ts';

const [sea, hill] = ['sea', 'hill'] as unknown as [DistrictId, DistrictId];
const grown: Standing = { level: 'basic', ageFrom: 35, districtId: sea, guardianAt: null };
const account = {};
const guest = { limited: { kind: 'guest', until: new Date() } } as const;
const why = (
  terms: Partial<typeof EVERYBODY>,
  standing: Standing | null = grown,
  who: typeof account | typeof guest = account,
) => whyNotEligible({ ...EVERYBODY, ...terms }, who, standing, 14)?.code ?? null;

describe('who may take part', () => {
  it('everybody with an account, where the step asks for no more', () => {
    expect(why({}, null)).toBeNull();
  });
  it('a verified resident where it asks for one, of the level it asks for', () => {
    expect(why({ level: 'verified' }, null)).toBe('verify-first');
    expect(why({ level: 'verified' })).toBeNull();
    expect(why({ level: 'strong' })).toBe('verify-stronger');
    expect(why({ level: 'strong' }, { ...grown, level: 'strong' })).toBeNull();
  });
  it('the members of a process alone, where it is theirs; a guest is never one', () => {
    const club = { membersOf: 'club' as unknown as ProcessId };
    const member = { memberOf: ['club' as unknown as ProcessId] };
    expect(why(club, grown)).toBe('members-only');
    expect(why({ ...club, guests: true }, grown, guest)).toBe('members-only');
    expect(whyNotEligible({ ...EVERYBODY, ...club }, member, grown, 14)).toBeNull();
    expect(whyNotEligible({ ...EVERYBODY, ...club, level: 'strong' }, member, grown, 14)?.code).toBe('verify-stronger');
    const other = { memberOf: ['choir' as unknown as ProcessId] };
    expect(whyNotEligible({ ...EVERYBODY, ...club }, other, grown, 14)?.code).toBe('members-only');
  });
  it('a guest only where guests are welcome', () => {
    expect(why({ level: 'verified' }, grown, guest)).toBe('account-needed');
    expect(why({ level: 'verified', guests: true }, grown, guest)).toBeNull();
  });
  it.each([
    [16, 'too-young', 14],
    [16, null, 16],
    [16, null, 65],
  ])('from %s on: %s in the band from %s', (minAge, answer, ageFrom) => {
    expect(why({ minAge }, { ...grown, ageFrom })).toBe(answer);
  });
  it.each([
    [30, null, 25],
    [30, 'too-old', 30],
  ])('under %s: %s in the band from %s', (underAge, answer, ageFrom) => {
    expect(why({ underAge }, { ...grown, ageFrom })).toBe(answer);
  });
  it('nobody of unknown age where there is a limit', () => {
    expect(why({ minAge: 16 }, { ...grown, ageFrom: null })).toBe('age-unknown');
  });
  it('the districts that are asked', () => {
    expect(why({ districtIds: [sea] })).toBeNull();
    expect(why({ districtIds: [hill] })).toBe('other-district');
    expect(why({ districtIds: [hill] }, { ...grown, districtId: null })).toBe('district-unknown');
  });
  it('a child once her guardian consented, whatever the step asks', () => {
    const child = { ...grown, ageFrom: 12 };
    expect(why({}, child)).toBe('guardian-first');
    expect(why({}, { ...child, guardianAt: new Date() })).toBeNull();
    expect(whyNotEligible(EVERYBODY, account, child, 0)).toBeNull();
  });
});

it('a step keeps a roll where the city knows who takes part', () => {
  expect(keepsRoll(EVERYBODY)).toBe(false);
  expect(keepsRoll({ ...EVERYBODY, guests: true })).toBe(true);
  expect(keepsRoll({ ...EVERYBODY, level: 'verified' })).toBe(true);
});

describe('ages', () => {
  it('grow on the birthday', () => {
    expect(ageOn('2026-11-16', '2010-11-16')).toBe(16);
    expect(ageOn('2026-11-15', '2010-11-16')).toBe(15);
    expect(ageOn('2026-02-28', '2008-02-29')).toBe(17);
    expect(ageOn('2026-03-01', '2008-02-29')).toBe(18);
  });
  it('fall into bands without gaps', () => {
    expect([0, 11, 12, 15, 16, 64, 65, 120].map(ageBand)).toEqual([0, 0, 12, 14, 16, 50, 65, 65]);
    expect([0, 14, 50, 65].map(bandEnd)).toEqual([11, 15, 64, null]);
  });
});
