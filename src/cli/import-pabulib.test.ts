import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePb } from '@ateneu/budgeting';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { budgetJobs } from '#modules/participation/budgets/index.ts';
import { sharedData } from '#platform/testing-data.ts';
import { type TestHouse, testHouse as wholeHouse } from '#web/testing.ts';
import { importCommand } from './import.ts';
import { tallyCommand } from './tally.ts';
import type { TallyReport } from './tally-work.ts';
import { runCommand, testHouse } from './testing.ts';

const pabulib = sharedData('pabulib');
let house: TestHouse;
let folder: string;

beforeAll(async () => {
  house = await wholeHouse();
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

describe.skipIf(pabulib.missing)(pabulib.titled('The real vote of Wieliczka 2023'), () => {
  test('is funded here as it was there', { timeout: 120_000 }, async () => {
    expect((await run(pabulib.file('poland_wieliczka_2023_green-budget.pb'), '--process', 'wieliczka')).code).toBe(0);
    const [count] = await countOf('wieliczka');
    expect(count?.ballots).toBe(6586);
    expect(count?.result.winners.length).toBeGreaterThan(0);
  });
});

describe.skipIf(pabulib.missing)(pabulib.titled('The real vote of Ruda, Łódź 2020'), () => {
  const RESULT = '/processes/ruda/budget/budget/result';
  const source = () => pabulib.file('poland_lodz_2020_ruda.pb');
  const counted = async (path: string, options: readonly string[]): Promise<TallyReport> =>
    JSON.parse((await runCommand(tallyCommand, [path, ...options, '--json'])).stdout);

  test('its page shows figure for figure what `ateneu tally` says, and its file counts the same', async () => {
    expect((await run(source(), '--process', 'ruda')).code).toBe(0);
    await house.runJobs(budgetJobs());
    const page = await (await house.get(RESULT)).text();
    const options = attribute(page, 'data-rule').split(' ');
    const report = await counted(source(), options);

    const { election } = parsePb(readFileSync(source(), 'utf8'));
    const about = new Map(election.projects.map(({ id, name, cost }) => [id, { name, cost: Number(cost) }]));
    const nameOf = (id: string) => about.get(id)?.name ?? id;
    const votesFor = (id: string) => {
      const { projects, weights, starts, rows } = election.ballots;
      const place = election.projects.findIndex((project) => project.id === id);
      const chose = (row: number) => projects.subarray(starts[row], starts[row + 1]).includes(place);
      return Array.from({ length: rows }, (_, row) => (chose(row) ? (weights[row] ?? 0) : 0)).reduce(
        (a, b) => a + b,
        0,
      );
    };

    expect(report.winners.length).toBeGreaterThan(3);
    expect(attribute(page, 'data-winners').split(' ')).toEqual(report.winners);
    expect(figuresIn(/<p class="lede">([\s\S]*?)<\/p>/.exec(page)?.[1] ?? '')).toEqual(
      expect.arrayContaining([report.winners.length, report.cost, report.budget]),
    );
    expect(rowsOf(page, 'Funded projects in their order, part 1')).toEqual(
      report.rounds.map(({ project, supporters, cost, rho }, at) => [
        ...[[at + 1], nameOf(project), [supporters], [cost]],
        rho === null ? [] : [toCents(rho)],
      ]),
    );
    expect(rowsOf(page, 'Projects that lost, part 1')).toEqual(
      report.losers.map(({ project, effectiveSupport, lacks }) => [
        ...[nameOf(project), [votesFor(project)], [about.get(project)?.cost]],
        effectiveSupport === null ? [] : [Math.floor(quotient(effectiveSupport) * 1000) / 10],
        [lacks.money, lacks.extraVotes, lacks.priceCut].flatMap((figure) => (figure ? [toCents(figure)] : [])),
      ]),
    );

    const file = await (await house.get('/processes/ruda/budget/budget/pots/1.pb')).text();
    expect(createHash('sha256').update(file).digest('hex')).toBe(attribute(page, 'data-hash'));
    const again = await counted(write('again.pb', file), options);
    expect(again).toEqual({ ...report, losers: again.losers });
    expect(again.losers.toSorted(byProject)).toEqual(report.losers.toSorted(byProject));
  });
});

const byProject = (a: { project: string }, b: { project: string }) => (a.project < b.project ? -1 : 1);

/** `n/d`, as the command writes what is not whole. */
function quotient(exact: number | string): number {
  const [n, d] = String(exact).split('/');
  return Number(n) / Number(d ?? 1);
}

const toCents = (exact: number | string) => Math.round(quotient(exact) * 100) / 100;

function attribute(page: string, name: string): string {
  return new RegExp(`${name}="([^"]*)"`).exec(page)?.[1] ?? '';
}

/** Each figure that a reader sees, in order. */
function figuresIn(html: string): number[] {
  return (html.replace(/<[^>]*>/g, ' ').match(/\d[\d,]*(\.\d+)?/g) ?? []).map((figure) =>
    Number(figure.replaceAll(',', '')),
  );
}

/** The rows of a table by its label: names as they stand, other cells as their figures. */
function rowsOf(page: string, label: string): (string | number[])[][] {
  const table = [...page.matchAll(/<table[\s\S]*?<\/table>/g)]
    .map(([found]) => found)
    .find((one) => one.includes(label));
  if (!table) throw new Error(`There is no table ${label}`);
  return [...(/<tbody>([\s\S]*)<\/tbody>/.exec(table)?.[1] ?? '').matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(
    ([, row = '']) =>
      [...row.matchAll(/<(th|td)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, kind, cell = '']) =>
        kind === 'th' ? unescaped(cell.replace(/<[^>]*>/g, '')) : figuresIn(cell),
      ),
  );
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
