import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMembers, personalData as people } from '#modules/identity/index.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { chooseParticipants } from './choose-participants.ts';
import { personalData } from './personal-data.ts';
import { MOST_ADDRESSES, readAddresses } from './read-addresses.ts';
import { draftProcess } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform({ personalData: [...personalData, ...people] });
});
afterAll(() => house.close());

describe('a list of addresses', () => {
  it('is read as mail programs and spreadsheets copy it', () => {
    const list =
      'a@example.org\r\nBea Puig <b@example.org>; c@example.org,\n\n"Pons, Dídac" <d@example.org>\te@example.org\n';
    // A comma inside quoted names would cut them: such a line is named, not guessed.
    expect(readAddresses(list)).toMatchObject({ code: 'address-wrong', details: { line: 4 } });
    expect(readAddresses(list.replace('"Pons, Dídac"', '"Dídac Pons"'))).toMatchObject({
      value: ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@example.org`),
    });
  });
  it('names the line of the first that is none', () => {
    expect(readAddresses('a@example.org\n\nb@example')).toMatchObject({
      code: 'address-wrong',
      details: { line: 3, typed: 'b@example' },
    });
  });
  it('is not empty, and not endless', () => {
    expect(readAddresses(' \n ,;')).toMatchObject({ code: 'no-addresses' });
    const many = Array.from({ length: MOST_ADDRESSES + 1 }, (_, n) => `a${n}@example.org`).join('\n');
    expect(readAddresses(many)).toMatchObject({ code: 'addresses-too-many' });
  });
});

describe('choosing participants', () => {
  it('keeps nobody where one line is wrong', async () => {
    const { slug, runs, process } = await draftProcess(house.ctx);
    const list = 'one@example.org\nnot an address';
    expect(await chooseParticipants(runs, { process: slug, list })).toMatchObject({ code: 'address-wrong' });
    expect(await listMembers(runs, process.id, null)).toMatchObject({ total: 0, invitations: [] });
    const done = await chooseParticipants(runs, { process: slug, list: 'one@example.org' });
    expect(done).toMatchObject({ value: { added: 0, invited: 1, already: 0 } });
  });
  it('is for those who run the process', async () => {
    const { slug } = await draftProcess(house.ctx);
    const stranger = house.ctx.as(personActor({ roles: ['officer'] }));
    expect(await chooseParticipants(stranger, { process: slug, list: 'x@example.org' })).toMatchObject({ ok: false });
  });
});
