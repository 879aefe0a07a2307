import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#platform/db/testing.ts';
import { parseSearch } from './parse-search.ts';
import { rankedMatches } from './ranked-matches.ts';
import { createSearchTable, insertTexts, search } from './testing-rows.ts';

const TEXTS = [
  { language: 'ca', title: 'Més biblioteques obertes a la nit', body: 'La participació dels veïns de Can Batlló.' },
  {
    language: 'ca',
    title: 'Un parc infantil amb ombra',
    body: "Al costat de l'escola bressol, amb col·lectius del barri.",
  },
  { language: 'es', title: 'Aparcamiento para bicicletas', body: 'Más árboles en la avenida de la estación.' },
  { language: 'en', title: 'Open the libraries on Sundays', body: 'Cycling to the library should be safe.' },
  { language: 'ca', title: 'Escola d’adults', body: 'Un bressol de cultura. Parlar de la biblioteca.' },
] as const;

describe('a search', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await createSearchTable(database.db);
    await insertTexts(
      database.db,
      TEXTS.map((text, id) => ({ id, ...text })),
    );
  });
  afterAll(() => database.close());

  test.each([
    ['accents left out', 'participacio', [0]],
    ['accents put in', 'bíblioteca', [0, 4]],
    ['a plural, in Catalan', 'biblioteques', [0, 4]],
    ['a singular, in Spanish', 'bicicleta', [2]],
    ['the Catalan word for the Spanish one', 'bicicletes', [2]],
    ['a plural, in English', 'libraries', [3]],
    ['a singular, in English', 'library', [3]],
    ['a verb for its noun', 'participar', [0]],
    ['an apostrophe', "l'escola", [1, 4]],
    ['l·l as people type it', 'collectiu', [1]],
    ['l.l as people type it', 'COL.LECTIU', [1]],
    ['a word left out', 'bibliteca', [0, 4]],
    ['letters exchanged', 'parc infnatil', [1]],
    ['two slips in a long word', 'aparcamento bicecletas', [2]],
    ['another letter', 'estacion arboles abenida', [2]],
    ['a passage in quotation marks', '"escola bressol"', [1]],
    ['a word not wanted', 'escola -infantil', [4]],
    ['words that say nothing', 'la de los the of', [0, 1, 2, 3, 4]],
    ['nothing', '  ', [0, 1, 2, 3, 4]],
    ['a word nobody wrote', 'xyzzyq', []],
  ])('forgives or knows %s: %s', async (_, typed, ids) => {
    expect((await search(database.db, typed)).ids.toSorted()).toEqual(ids);
  });

  test('says what it looked for instead of what was typed', async () => {
    expect((await search(database.db, 'Parc infnatil')).corrected).toBe('parc infantil');
    expect((await search(database.db, 'parc infantil')).corrected).toBeUndefined();
    expect((await search(database.db, 'participacio')).corrected).toBeUndefined();
  });

  test('puts the title before the text', async () => {
    expect((await search(database.db, 'biblioteca')).ids).toEqual([0, 4]);
    expect((await search(database.db, 'escola')).ids).toEqual([4, 1]);
  });

  test('takes the last word as a beginning while it is typed', async () => {
    expect((await search(database.db, 'escola bres', { typing: true })).ids.toSorted()).toEqual([1, 4]);
    expect((await search(database.db, 'escola bres')).ids).toEqual([]);
  });

  test('offers any of the words to a page that found nothing', async () => {
    const parsed = await parseSearch(database.db, 'biblioteca infantil', 'ca');
    expect(parsed.anyWord).toBe("('bibliotec' | 'infantil')");
  });

  test('ranks and counts in one query', async () => {
    const parsed = await parseSearch(database.db, 'escola', 'ca');
    const source = { table: 'texts', id: 'id', vector: 'search', newest: 'newest', where: sql`id < 100` };
    const { rows } = await sql`select * from ${rankedMatches(source, parsed, { limit: 1 })} as found`.execute(
      database.db,
    );
    expect(rows).toMatchObject([{ id: 4, total: 2 }]);
  });

  test('is answered whatever is typed', async () => {
    const marks = fc.constantFrom(...`ab "'-&|!():*<>\\·é`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: marks }), fc.string({ unit: 'grapheme' })), async (typed) => {
        await search(database.db, typed);
      }),
      { numRuns: 200 },
    );
  });
});
