import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { sharedData } from '#platform/testing-data.ts';
import { importCommand } from './import.ts';
import { runCommand, testHouse } from './testing.ts';

const wieliczka = sharedData('pabulib');
let house: TestPlatform;
let folder: string;

beforeAll(async () => {
  house = await testPlatform();
  folder = mkdtempSync(join(tmpdir(), 'ateneu-pabulib-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await house.close();
});

const run = (...args: string[]) =>
  runCommand(importCommand, ['pabulib', ...args], { openHouse: async () => testHouse(house) });

const FILE = `META
key;value
description;A small vote
country;Catalonia
unit;Vallserena
instance;2025
num_projects;2
num_votes;3
budget;100
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;votes;name
a;60;2;A fountain in the square
b;50;1;Trees along the avenue
VOTES
voter_id;age;sex;voting_method;vote
1;30;F;internet;a
2;40;M;internet;a
3;50;F;internet;b
`;

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function countOf(slug: string) {
  const { rows } = await sql<{ ballots: number; result: { rule: string; winners: string[] } }>`
    select c.ballots, c.result from budget_counts c join process_steps s on s.id = c.step_id
    join processes p on p.id = s.process_id where p.slug = ${slug}`.execute(house.db);
  return rows;
}

describe('importing a Pabulib file', () => {
  test('it comes in once, counted, under the name of its file', async () => {
    const path = write('Small 2025.pb', FILE);
    const first = await run(path, '--json');
    expect(JSON.parse(first.stdout)).toMatchObject({ projects: 2, ballots: 3 });
    expect(JSON.parse(first.stdout).address).toMatch(/\/processes\/small-2025\/budget\/budget\/result$/);
    expect(JSON.parse((await run(path, '--json')).stdout)).toMatchObject({ projects: 0, ballots: 0 });
    expect(await countOf('small-2025')).toMatchObject([
      { ballots: 3, result: { rule: 'equal-shares', winners: ['a'] } },
    ]);
  });

  test('a broken file is refused with its line, and leaves nothing', async () => {
    const broken = await run(write('broken.pb', FILE.replace('b;50;1', 'b;many;1')));
    expect(broken).toMatchObject({ code: 2 });
    expect(broken.stderr).toMatch(/Line 15, cost/);
    expect((await run(join(folder, 'missing.pb'))).code).toBe(2);
    const { rows } = await sql`select 1 from processes where slug = 'broken'`.execute(house.db);
    expect(rows).toEqual([]);
  });

  test('what a name or an option cannot be is said', async () => {
    await expect(run('a.pb', '--process', 'No Name')).rejects.toThrow('lower-case');
    await expect(run('a.pb', '--rule', 'dice')).rejects.toThrow('--rule');
    await expect(run()).rejects.toThrow('.pb');
  });
});

describe.skipIf(wieliczka.missing)(wieliczka.titled('The real vote of Wieliczka 2023'), () => {
  test('is funded here as it was there', { timeout: 120_000 }, async () => {
    expect((await run(wieliczka.file('poland_wieliczka_2023_green-budget.pb'), '--process', 'wieliczka')).code).toBe(0);
    const [count] = await countOf('wieliczka');
    expect(count?.ballots).toBe(6586);
    expect(count?.result.winners.length).toBeGreaterThan(0);
  });
});
