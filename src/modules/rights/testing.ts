import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';
import type { Ctx } from '#platform/ctx.ts';

const column: PersonalColumn = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: 'account',
  erase: 'clear',
  exportAs: null,
};

/** A module's table about people, as one would declare it. */
export const LETTERS: TableDeclaration = {
  table: 'test_letters',
  module: 'test',
  subject: 'person_id',
  personal: {
    person_id: column,
    secret: { ...column, sealed: true, exportAs: 'secret' },
    colour: { ...column, exportAs: 'favourite_colour' },
    written_at: { ...column, exportAs: 'written_at' },
  },
  notPersonal: ['id'],
};

export async function createLetters(ctx: Ctx): Promise<void> {
  await sql`create table test_letters (id serial primary key, person_id uuid, secret bytea, colour text, written_at timestamptz)`.execute(
    ctx.db,
  );
}

export async function writeLetter(ctx: Ctx, personId: PersonId, secret: string, colour: string): Promise<void> {
  const sealed = await ctx.personal.seal({ personId, column: 'test_letters.secret' }, secret);
  await sql`insert into test_letters (person_id, secret, colour, written_at)
    values (${personId}, ${sealed}, ${colour}, ${ctx.clock.now()})`.execute(ctx.db);
}
