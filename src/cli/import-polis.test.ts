import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mapOpinions } from '@ateneu/opinion-map';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { sharedData } from '#platform/testing-data.ts';
import { importCommand } from './import.ts';
import { readVotes } from './map-work.ts';
import { runCommand, testHouse } from './testing.ts';

const brexit = sharedData('polis/brexit-consensus');
let house: TestPlatform;
let folder: string;

beforeAll(async () => {
  house = await testPlatform();
  folder = mkdtempSync(join(tmpdir(), 'ateneu-polis-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await house.close();
});

const run = (...args: string[]) =>
  runCommand(importCommand, ['polis', ...args], { openHouse: async () => testHouse(house) });

interface Drawn {
  verdict: string;
  stability: number;
  votes: number;
  groups: { size: number; believes: { statement: number; says: string; count: number; of: number }[] }[];
  statements: { number: number; agree: number; disagree: number; pass: number; shared: number; priority: number }[];
}

async function mapOf(slug: string): Promise<Drawn> {
  const { rows } = await sql<{ result: Drawn }>`
    select m.result from conversation_maps m join process_steps s on s.id = m.step_id
    join processes p on p.id = s.process_id where p.slug = ${slug}`.execute(house.db);
  return rows[0]?.result as Drawn;
}

describe('importing a Pol.is export', () => {
  test('a folder without votes, or with a broken line, is refused and leaves nothing', async () => {
    expect(await run(folder, '--process', 'empty')).toMatchObject({ code: 2 });
    writeFileSync(join(folder, 'votes.csv'), 'timestamp,datetime,comment-id,voter-id,vote\n1,x,0,0,1\n1,x,0,1,7\n');
    const broken = await run(folder, '--process', 'broken');
    expect(broken.code).toBe(2);
    expect(broken.stderr).toMatch(/votes\.csv.*3/);
    const { rows } = await sql`select 1 from processes where slug in ('empty', 'broken')`.execute(house.db);
    expect(rows).toEqual([]);
  });

  test('what a name or an option cannot be is said', async () => {
    await expect(run(folder, '--process', 'No Name')).rejects.toThrow('lower-case');
    await expect(run(folder, '--format', 'excel')).rejects.toThrow('--format');
    await expect(run()).rejects.toThrow('folder');
  });

  test('it comes in once, and what was moderated out stays out', async () => {
    writeFileSync(
      join(folder, 'votes.csv'),
      `timestamp,datetime,comment-id,voter-id,vote\n${[0, 1, 2].map((c) => [5, 6].map((p) => `1,x,${c},${p},1\n`).join('')).join('')}`,
    );
    writeFileSync(
      join(folder, 'comments.csv'),
      'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,x,0,5,2,0,1,"The first, of all"\n1,x,1,5,2,0,-1,Out\n',
    );
    const first = await run(folder, '--process', 'small', '--json');
    expect(JSON.parse(first.stdout)).toMatchObject({ statements: 3, participants: 2, votes: 6 });
    expect(JSON.parse((await run(folder, '--process', 'small', '--json')).stdout)).toMatchObject({
      statements: 0,
      participants: 0,
      votes: 0,
    });
    const { rows } = await sql<{ body: string; state: string }>`
      select s.body, s.state from statements s join processes p on p.id = s.process_id where p.slug = 'small'
      order by s.number`.execute(house.db);
    expect(rows).toEqual([
      { body: 'The first, of all', state: 'shown' },
      { body: 'Out', state: 'out' },
      { body: '#2', state: 'shown' },
    ]);
  });
});

describe.skipIf(brexit.missing)(brexit.titled('The real conversation brexit-consensus'), () => {
  test('shows figure for figure what `ateneu map` says', { timeout: 120_000 }, async () => {
    expect((await run(brexit.file('.'), '--process', 'brexit')).code).toBe(0);
    const shown = await mapOf('brexit');
    const { book } = await readVotes({ folder: brexit.file('.'), format: undefined });
    const found = mapOpinions(book);
    expect(shown).toMatchObject({ verdict: found.verdict, stability: found.stability, votes: found.votes });
    expect(shown.groups.map(({ size }) => size)).toEqual(found.groups.map(({ members }) => members.length));
    // Numbers here begin at 1, in the order of the ids there.
    const numberOf = new Map(found.comments.map((id, at) => [id, at + 1]));
    expect(shown.groups.map(({ believes }) => believes)).toEqual(
      found.groups.map(({ representative }) =>
        representative.map(({ comment, direction, success, trials }) => ({
          statement: numberOf.get(comment),
          says: direction,
          count: success,
          of: trials,
        })),
      ),
    );
    const onMap = found.comments.flatMap((_, at) => (found.isOnMap[at] === 1 ? [at] : []));
    expect(shown.statements.map(({ number }) => number)).toEqual(onMap.map((at) => at + 1));
    expect(shown.statements.map(({ shared }) => shared)).toEqual(onMap.map((at) => found.groupAwareConsensus[at]));
    expect(shown.statements.map(({ priority }) => priority)).toEqual(onMap.map((at) => found.priority[at]));
  });
});
