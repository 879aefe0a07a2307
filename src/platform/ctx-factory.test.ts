import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isId } from '#kernel/ids.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Ctx } from './ctx.ts';
import { createPlatform } from './ctx-factory.ts';
import { personActor, type TestPlatform, testParts, testPlatform } from './testing.ts';

let house: TestPlatform;
let ctx: Ctx;

beforeAll(async () => {
  house = await testPlatform();
  ctx = house.ctx;
  await sql`create table notes (text text)`.execute(ctx.db);
});
beforeEach(async () => {
  await sql`truncate notes, test.jobs`.execute(ctx.db);
});
afterAll(() => house.close());

test('what a transaction wrote stays when it gives back a value', async () => {
  expect(
    await ctx.transact(async (inside) => {
      await write(inside, 'kept');
      return ok('done');
    }),
  ).toEqual(ok('done'));
  expect(await notes()).toEqual(['kept']);
});

test('a refusal is given back and nothing it wrote stays', async () => {
  const result = await ctx.transact(async (inside) => {
    await write(inside, 'gone');
    return refuse('step-closed');
  });
  expect(result).toEqual(refuse('step-closed'));
  expect(await notes()).toEqual([]);
});

test('a fault is thrown on and nothing it wrote stays', async () => {
  const failing = ctx.transact(async (inside) => {
    await write(inside, 'gone');
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(await notes()).toEqual([]);
});

test('a refusal inside another transaction takes back only its own part', async () => {
  await ctx.transact(async (outer) => {
    await write(outer, 'before');
    const refused = await outer.transact(async (inner) => {
      await write(inner, 'inner');
      return refuse('no');
    });
    expect(refused.ok).toBe(false);
    await outer.transact((inner) => write(inner, 'after'));
  });
  expect(await notes()).toEqual(['after', 'before']);
});

test('a fault inside another transaction can be caught, and the outer one goes on', async () => {
  await ctx.transact(async (outer) => {
    await outer.transact((inner) => sql`select 1 / 0`.execute(inner.db)).catch(() => undefined);
    await write(outer, 'still here');
  });
  expect(await notes()).toEqual(['still here']);
});

test('a subscriber shares the transaction of whoever emits', async () => {
  house.platform.subscribe<{ type: 'note-written'; text: string }>('note-written', (inside, { text }) =>
    write(inside, `heard ${text}`),
  );
  await ctx.transact(async (inside) => {
    await inside.emit({ type: 'note-written', text: 'one' });
    return refuse('no');
  });
  expect(await notes()).toEqual([]);
  await ctx.emit({ type: 'note-written', text: 'two' });
  expect(await notes()).toEqual(['heard two']);
});

test('a job of a transaction that rolls back is never queued', async () => {
  await ctx.transact(async (inside) => {
    await inside.enqueue('count', {});
    return refuse('no');
  });
  await ctx.transact((inside) => inside.enqueue('count', { n: 1 }, { key: 'a' }));
  await ctx.transact((inside) => inside.enqueue('count', { n: 2 }, { key: 'a' }));
  expect(await house.waitingJobs()).toEqual([{ job: 'count', data: { n: 1 }, key: 'a' }]);
});

test('what happened is counted once it is committed', async () => {
  const counted: string[] = [];
  const queue = { enqueue: async () => {}, nudge() {} };
  const parts = { ...testParts(house, { queue }), happened: (type: string) => counted.push(type) };
  const counting = createPlatform(parts).ctx({ actor: { kind: 'visitor' }, language: 'en', requestId: 'test' });
  await counting.transact(async (inside) => {
    await inside.emit({ type: 'lost' });
    return refuse('no');
  });
  await counting.transact(async (inside) => {
    await inside.emit({ type: 'kept' });
    expect(counted).toEqual([]);
  });
  expect(counted).toEqual(['kept']);
});

test('another hat keeps the transaction', async () => {
  const actor = personActor({ roles: ['officer'] });
  await ctx.transact(async (inside) => {
    expect(inside.as(actor).actor).toBe(actor);
    await write(inside.as(actor), 'hat');
    return refuse('no');
  });
  expect(await notes()).toEqual([]);
});

test('ids are new each time, and the clock stands still until moved', () => {
  const [one, two] = [ctx.newId<string>(), ctx.newId<string>()];
  expect(isId(one) && isId(two) && one !== two).toBe(true);
  expect(ctx.clock.now()).toEqual(new Date('2026-11-16T10:00:00Z'));
});

async function write(inside: Ctx, text: string): Promise<void> {
  await sql`insert into notes values (${text})`.execute(inside.db);
}

async function notes(): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select text from notes order by text`.execute(ctx.db);
  return rows.map(({ text }) => text);
}
