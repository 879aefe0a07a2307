import { afterAll, beforeAll, expect, it } from 'vitest';
import { correctNote, readNote } from './correct-note.ts';
import { findHiding } from './hidings-store.ts';
import { hidden, type Moderated, moderatedHouse } from './testing.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

it('changes the words to her, by whoever moderates there, and leaves the hiding as it was', async () => {
  const { author, comment } = await hidden(city);
  const hiding = await findHiding(city.one.ctx, { inForce: comment.ref });
  if (!hiding) throw new Error('Nothing is hidden');
  const note = { id: hiding.id, authorId: author.personId };
  expect(await readNote(author.ctx, hiding.id, author.personId)).toBe('Parla de la gent sense respecte.');
  expect(await readNote(author.ctx, hiding.id, city.one.personId)).toBeNull();
  expect(await correctNote(author.ctx, note, 'Res.')).toMatchObject({ code: 'nothing-to-correct' });
  expect(await correctNote(city.one.ctx, { ...note, authorId: city.one.personId }, 'Res.')).toMatchObject({
    code: 'nothing-to-correct',
  });
  expect(await correctNote(city.administrator.ctx, note, 'Diu una paraula que fa mal.')).toMatchObject({ ok: true });
  expect(await findHiding(city.one.ctx, { id: hiding.id })).toEqual({
    ...hiding,
    words: 'Diu una paraula que fa mal.',
  });
});
