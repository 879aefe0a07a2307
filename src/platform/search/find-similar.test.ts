import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededChance } from '#kernel/chance.ts';
import { type TestDatabase, testDatabase } from '#platform/db/testing.ts';
import { sharedData } from '#platform/testing-data.ts';
import { findSimilar } from './find-similar.ts';
import { fold } from './fold.ts';
import { createSearchTable, insertTexts } from './testing-rows.ts';

interface Line {
  readonly id: number;
  readonly title: string;
  readonly summary: string;
}

const data = sharedData('decidim-barcelona-2016');

describe.skipIf(data.missing)(data.titled('similar proposals among the 10,860 of Barcelona 2016'), () => {
  let database: TestDatabase;
  const lines = data.missing ? [] : data.lines<Line>('proposals.jsonl');
  const groups = [...Map.groupBy(lines, (line) => line.title.trim().toLowerCase()).values()].filter(
    (group) => group.length > 1,
  );

  beforeAll(async () => {
    database = await testDatabase();
    await createSearchTable(database.db);
    await insertTexts(
      database.db,
      lines.map(({ id, title, summary }) => ({ id, title, body: summary, language: 'ca' })),
    );
    await sql`analyze`.execute(database.db);
  }, 120_000);
  afterAll(() => database.close());

  const similarTo = (title: string, self: number, body?: string) =>
    findSimilar(
      database.db,
      { table: 'texts', id: 'id', title: 'title', vector: 'search', where: sql`id <> ${self}` },
      { language: 'ca', title, body },
    );

  /** Every other member is among the five; of a larger group, the five are members. */
  async function isFound(group: readonly Line[], self: Line, title = self.title, body?: string): Promise<boolean> {
    const others = new Set(group.filter((line) => line !== self).map((line) => line.id));
    const found = await similarTo(title, self.id, body);
    const members = found.filter((row) => others.has(Number(row.id))).length;
    return members === Math.min(5, others.size);
  }

  /** Of one member of each group, by its title as changed. */
  async function shareFound(change: (title: string) => string): Promise<number> {
    const outcomes: boolean[] = [];
    for (const group of groups) {
      const [line] = group;
      if (line !== undefined) outcomes.push(await isFound(group, line, change(line.title)));
    }
    return outcomes.filter((found) => found).length / outcomes.length;
  }

  test('there are 672 in 269 groups of equal titles', () => {
    expect([groups.length, groups.flat().length]).toEqual([269, 672]);
  });

  test('every member of a group is shown the others', async () => {
    for (const group of groups) {
      const found = await Promise.all(group.map((line) => isFound(group, line)));
      expect(found, group[0]?.title).not.toContain(false);
    }
  }, 120_000);

  test('so it is with the text written too', async () => {
    for (const group of groups) {
      const [line] = group;
      if (line !== undefined) expect(await isFound(group, line, line.title, line.summary), line.title).toBe(true);
    }
  }, 120_000);

  test('without its accents', async () => {
    expect(await shareFound((title) => fold(title))).toBeGreaterThanOrEqual(0.95);
  }, 120_000);

  test('with its words in another order', async () => {
    const chance = seededChance(1);
    const shuffled = (title: string) =>
      title
        .split(' ')
        .toSorted(() => chance.next() - 0.5)
        .join(' ');
    expect(await shareFound(shuffled)).toBeGreaterThanOrEqual(0.95);
  }, 120_000);

  test('with a slip of the finger in a word of four letters or more', async () => {
    const chance = seededChance(2);
    expect(await shareFound((title) => withSlip(title, chance))).toBeGreaterThanOrEqual(0.95);
  }, 120_000);

  test('nothing is shown beside titles of words thrown together, but for one in ten', async () => {
    const chance = seededChance(3);
    const words = lines.flatMap((line) => line.title.split(/\s+/u)).filter((word) => word.length > 3);
    let shown = 0;
    for (let run = 0; run < 300; run++) {
      const title = Array.from({ length: 5 }, () => chance.pick(words)).join(' ');
      if ((await similarTo(title, -1)).length > 0) shown += 1;
    }
    expect(shown / 300).toBeLessThanOrEqual(0.1);
  }, 120_000);

  test('a title in Spanish finds its like in Catalan where the words are kin', async () => {
    const found = await similarTo('Aparcamientos de bicicletas', -1);
    expect(found.some((row) => /aparcaments/iu.test(row.title))).toBe(true);
  });

  test('an empty title finds nothing', async () => {
    expect(await similarTo(' de la ', -1)).toEqual([]);
  });
});

type Chance = ReturnType<typeof seededChance>;

/** Drops, doubles, replaces or exchanges letters of one long word. */
function withSlip(title: string, chance: Chance): string {
  const words = title.split(' ');
  const long = words.flatMap((word, index) => (/^\p{L}{4,}$/u.test(word) ? [index] : []));
  if (long.length === 0) return title;
  const index = chance.pick(long);
  words[index] = slip(words[index] ?? '', chance);
  return words.join(' ');
}

function slip(word: string, chance: Chance): string {
  const at = 1 + chance.below(word.length - 2);
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  return chance.pick([
    before + next + after,
    before + letter + letter + next + after,
    before + next + letter + after,
    before + chance.pick([...'aeiosrt']) + next + after,
  ]);
}
