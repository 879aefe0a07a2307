import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testId } from '#platform/testing.ts';
import { followThing, unfollowThing } from './follow-thing.ts';
import { listFollowed } from './list-followed.ts';
import { THE_CITY, type Thing } from './notice.ts';
import { type Noticed, noticedHouse } from './testing.ts';

let city: Noticed;
beforeAll(async () => {
  city = await noticedHouse();
});
afterAll(() => city.house.close());

describe('following', () => {
  it('holds from one press on, however often she presses, until she stops', async () => {
    const she = await city.house.enter();
    const things: Thing[] = [
      { kind: 'proposal', id: city.proposal.id },
      { kind: 'process', id: city.process.processId },
      { kind: 'person', id: city.author.personId },
      THE_CITY,
    ];
    for (const thing of [...things, ...things]) expect(await followThing(she.ctx, thing)).toMatchObject({ ok: true });
    const followed = await listFollowed(she.ctx);
    expect(followed.ok && followed.value.map(({ kind }) => kind).sort()).toEqual([
      'city',
      'person',
      'process',
      'proposal',
    ]);
    await unfollowThing(she.ctx, THE_CITY);
    expect(await listFollowed(she.ctx)).toMatchObject({ value: { length: 3 } });
  });

  it('is for whoever has an account, and for what everybody can read', async () => {
    const thing: Thing = { kind: 'proposal', id: city.proposal.id };
    const visitor = city.house.ctx.as({ kind: 'visitor' });
    expect(await followThing(visitor, thing)).toMatchObject({ code: 'sign-in-first' });
    expect(await unfollowThing(visitor, thing)).toMatchObject({ code: 'sign-in-first' });
    const she = await city.house.enter();
    expect(await followThing(she.ctx, { kind: 'proposal', id: testId(1) })).toMatchObject({
      code: 'nothing-to-follow',
    });
    // The id of one kind is not another's.
    expect(await followThing(she.ctx, { kind: 'process', id: city.proposal.id })).toMatchObject({
      code: 'nothing-to-follow',
    });
  });
});
