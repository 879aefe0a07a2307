import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../../src/platform/testing-data.ts';
import { type Election, electionOf } from './election.ts';
import { elections } from './elections.fixture.ts';
import { equalShares, formatRational, PbError, parsePb, rational, tally, writePb } from './index.ts';

const pb = (...lines: string[]) => `${lines.join('\n')}\n`;
const HEAD = ['META', 'key;value', 'budget;100', 'vote_type;approval', 'PROJECTS', 'project_id;cost', 'a;40', 'b;70'];

/** Whole, in plain words, whatever units it is in. */
function plain({ budget, scale, projects, ballots, kind }: Election) {
  const money = (units: bigint) => formatRational(rational(units, scale));
  const rows = [...ballots.weights].map((weight, row) => {
    const [from, until] = [ballots.starts[row] as number, ballots.starts[row + 1] as number];
    const named = [...ballots.projects.subarray(from, until)].map((place) => projects[place]?.id);
    return {
      weight,
      named,
      points: [...ballots.points.subarray(from, until)].map((value) => value / ballots.pointScale),
    };
  });
  return {
    kind,
    budget: money(budget),
    voters: ballots.voters,
    projects: projects.map(({ id, name, cost }) => ({ id, name, cost: money(cost) })),
    rows,
  };
}

describe('a .pb file', () => {
  test('is read by its headers, in any order and with columns nobody asked for', () => {
    const { election, selected, meta, warnings } = parsePb(
      pb(
        ...['META', 'KEY;VALUE', 'unit;Vallserena', 'budget;1 000,50', 'vote_type;Approval', 'num_votes;3'],
        ...[
          'PROJECTS',
          'name;selected;Cost;latitude;project_id',
          '"Bancs; ""verds""";1;400.25;;M/51/VII',
          'Pista;0;700;;ZB.8',
        ],
        ...['VOTES', 'vote;age;voter_id', 'M/51/VII,ZB.8;30;7', ';41;8', ' ZB.8 , M/51/VII ;9;9'],
      ),
    );
    expect(plain(election)).toEqual({
      kind: 'approval',
      budget: '2001/2',
      voters: 3,
      projects: [
        { id: 'M/51/VII', name: 'Bancs; "verds"', cost: '1601/4' },
        { id: 'ZB.8', name: 'Pista', cost: '700' },
      ],
      rows: [
        { weight: 2, named: ['M/51/VII', 'ZB.8'], points: [1, 1] },
        { weight: 1, named: [], points: [] },
      ],
    });
    expect([selected, meta.get('unit'), warnings]).toEqual([['M/51/VII'], 'Vallserena', []]);
  });

  test('of Windows, with a mark at its beginning and empty lines, is the same file', () => {
    const text = pb(...HEAD, 'VOTES', 'voter_id;vote', '1;a', '2;a,b');
    const ofWindows = `\ufeff${text.replaceAll('\n', '\r\n\r\n')}`;
    expect(parsePb(ofWindows).election).toEqual(parsePb(text).election);
  });

  test('cumulative ballots: utility is points, and no points are no support', () => {
    const { election } = parsePb(
      pb(
        ...['META', 'budget;10', 'vote_type;cumulative', 'PROJECTS', 'project_id;cost', 'a;5', 'b;5', 'c;1'],
        ...['VOTES', 'voter_id;points;vote', '1;2.5,1;a,b', '2;0,3,-1;a,b,c'],
      ),
    );
    expect(plain(election).rows).toEqual([
      { weight: 1, named: ['a', 'b'], points: [2.5, 1] },
      { weight: 1, named: ['b'], points: [3] },
    ]);
    // b has 4 points and pays 5/4 a point; voter 2 then has 5 − 15/4, voter 1 has 5 − 5/4, too little for a.
    const { rounds } = equalShares(election, { guard: false });
    expect(rounds.map(({ project, rho }) => [project, rho && formatRational(rho)])).toEqual([['b', '5/4']]);
  });

  test('what looks wrong but can be counted is counted, and warned of', () => {
    const { election, warnings } = parsePb(
      pb(...HEAD.toSpliced(2, 0, 'num_votes;4', 'num_projects;2'), 'VOTES', 'voter_id;vote', '1;a,a', '1;b', '2;b'),
    );
    expect(election.ballots.voters).toBe(3);
    expect(warnings).toEqual([
      { line: 3, field: 'num_votes', why: 'META says "4"; there are 3 ballots.' },
      { line: 13, field: 'vote', why: '"a" is named twice; it is counted once.' },
      { line: 14, field: 'voter_id', why: 'Voter "1" has a second ballot; both are counted.' },
    ]);
  });

  test.each<[string[], string]>([
    [[], 'Line 1: The section META is missing.'],
    [['VOTES'], 'Line 1: Here the section META should begin.'],
    [['META', 'budget;5'], 'Line 3: The section PROJECTS is missing.'],
    [['META', 'x;1', 'PROJECTS', 'project_id;cost', 'VOTES', 'vote'], 'Line 1, budget: META does not say the budget.'],
    [
      ['META', 'budget;many', 'PROJECTS', 'project_id;cost', 'VOTES', 'vote'],
      'Line 2, budget: "many" is not an amount of money.',
    ],
    [
      ['META', 'budget;-1', 'PROJECTS', 'project_id;cost', 'VOTES', 'vote'],
      'Line 2, budget: An amount of money is below zero.',
    ],
    [['META', 'budget;1', 'budget;2'], 'Line 3, budget: META says this twice.'],
    [
      ['META', 'budget;1', 'vote_type;smoke', 'PROJECTS', 'project_id;cost', 'VOTES', 'vote'],
      'Line 3, vote_type: "smoke" is none of approval, choose-1, cumulative, scoring, ordinal.',
    ],
    [['META', 'budget;1', 'PROJECTS', 'project_id;name'], 'Line 4, cost: PROJECTS has no column "cost".'],
    [['META', 'budget;1', 'PROJECTS', 'project_id;cost;cost'], 'Line 4, cost: PROJECTS has this column twice.'],
    [[...HEAD, 'a;1', 'VOTES', 'vote'], 'Line 9, project_id: A second project is called "a".'],
    [[...HEAD, ';1', 'VOTES', 'vote'], 'Line 9, project_id: A project has no id.'],
    [[...HEAD, '"c;1'], 'Line 9: A quotation mark is opened and not closed.'],
    [[...HEAD, '"c"d;1'], 'Line 9: Something stands between a closing quotation mark and the next ";".'],
    [[...HEAD, 'VOTES', 'voter_id'], 'Line 10, vote: VOTES has no column "vote".'],
    [[...HEAD, 'VOTES', 'voter_id;vote', '1;c'], 'Line 11, vote: "c" is not among the projects.'],
    [[...HEAD, 'VOTES', 'voter_id;vote', '1'], 'Line 11, vote: The line ends before this column.'],
  ])('%j: the error says which line and why', (lines, message) => {
    const read = () => parsePb(lines.length === 0 ? '' : pb(...lines));
    expect(read).toThrow(PbError);
    expect(read).toThrow(message);
  });

  test.each([
    ['1;a,b;1', 'Line 10, points: 1 numbers of points for 2 projects.'],
    ['1;a,a;1,2', 'Line 10, vote: "a" is named twice.'],
    ['1;a;x', 'Line 10, points: "x" is not a number of points.'],
    ['1;a;9999999999', 'Line 10, points: "9999999999" is not a number of points.'],
  ])('points that cannot be read: %s', (line, message) => {
    const head = ['META', 'budget;9', 'vote_type;scoring', 'PROJECTS', 'project_id;cost', 'a;1', 'b;1'];
    expect(() => parsePb(pb(...head, 'VOTES', 'voter_id;vote;points', line))).toThrow(message);
  });
});

test('what is written is read again as it was', () => {
  const names = fc.array(fc.string({ maxLength: 12, unit: 'grapheme' }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(elections(), names, (made, given) => {
      const projects = made.projects.map((project, at) => ({
        ...project,
        name: given[at]?.trim().normalize() || project.id,
      }));
      const election = { ...made, projects };
      const read = parsePb(writePb(election, new Map([['unit', '"Vall; serena"']])));
      expect(plain(read.election)).toEqual(plain(election));
      expect([read.meta.get('unit'), read.warnings]).toEqual(['"Vall; serena"', []]);
    }),
    { numRuns: 2000 },
  );
});

test('an id that a list cannot hold is not written', () => {
  const election = electionOf({ budget: 1, projects: [{ id: 'a,b', cost: 1 }], ballots: [] });
  expect(() => writePb(election)).toThrow('The id "a,b" cannot be written.');
});

const data = sharedData('pabulib');
const files = data.missing ? [] : readdirSync(data.file('')).filter((name) => name.endsWith('.pb'));
const read = (file: string) => readFileSync(data.file(file), 'utf8');

describe.skipIf(data.missing)(data.titled('real files'), () => {
  test('there are 14', () => expect(files).toHaveLength(14));

  test.each(files)('%s: as many projects and ballots as it says, written and read again', (file) => {
    const { election, meta, warnings } = parsePb(read(file));
    expect(warnings).toEqual([]);
    expect(`${election.ballots.voters}`).toBe(meta.get('num_votes'));
    expect(`${election.projects.length}`).toBe(meta.get('num_projects'));
    expect(plain(parsePb(writePb(election, meta)).election)).toEqual(plain(election));
  });

  test('the votes it says for each project are the votes it counts', () => {
    for (const file of files) {
      const { election, projectColumns, projectRows } = parsePb(read(file));
      const at = projectColumns.indexOf(election.kind === 'approval' ? 'votes' : 'score');
      if (at === -1) continue;
      const { winners } = tally(election, { rule: 'greedy', ties: ['id'] });
      const votes = new Map(election.projects.map(({ id }, place) => [id, Number(projectRows[place]?.[at])]));
      const order = winners.map((id) => votes.get(id) as number);
      expect([file, order]).toEqual([file, order.toSorted((a, b) => b - a)]);
    }
  });
});

/** Repeatable numbers from 0 to below 1. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const PIECES = [
  ';',
  '"',
  '\n',
  '\r\n',
  ',',
  '-',
  '0',
  '9999999999999999999999',
  '.',
  '1e9',
  'VOTES',
  'PROJECTS',
  'META',
  ' ',
  '',
  'points',
  '\u0000',
  'é',
];

function broken(text: string, chance: () => number): string {
  const at = Math.floor(chance() * text.length);
  const piece = PIECES[Math.floor(chance() * PIECES.length)] as string;
  const cut = chance() < 0.5 ? 0 : Math.floor(chance() * 30);
  const changed = text.slice(0, at) + piece + text.slice(at + cut);
  return chance() < 0.4 ? broken(changed, chance) : changed;
}

/** Small ones of each kind; beside them the beginnings of the real files. */
function samples(): string[] {
  const head = (kind: string) => ['META', 'key;value', 'num_votes;3', 'budget;90.5', `vote_type;${kind}`];
  const projects = ['PROJECTS', 'project_id;cost;name;selected', 'a;40;"A; ""a""";1', 'b;50.5;B;0', 'c;10;C;1'];
  const made = [
    pb(...head('approval'), ...projects, 'VOTES', 'voter_id;age;vote', '1;20;a,b', '2;;c', '3;7;'),
    pb(...head('ordinal'), ...projects, 'VOTES', 'voter_id;vote', '1;a,b', '2;c,a,b'),
    pb(...head('cumulative'), ...projects, 'VOTES', 'vote;points', 'a,b;2,1', 'c;3', 'b,c;1.5,0'),
  ];
  const begun = files.map((file) => {
    const lines = read(file).split('\n');
    const until = lines.findIndex((line) => line.startsWith('VOTES'));
    return lines.slice(0, until + 12).join('\n');
  });
  return [...made, ...begun.filter((text) => text.length < 8000)];
}

test('100,000 broken files give a result or an error that says the line', () => {
  const chance = chanceFrom(20_261_128);
  const texts = samples();
  const ends = { read: 0, refused: 0 };
  for (let turn = 0; turn < 100_000; turn += 1) {
    const text = broken(texts[turn % texts.length] as string, chance);
    try {
      const { election } = parsePb(text);
      if (turn % 20 === 0) tally(election, { rule: 'equal-shares', utility: 'borda' });
      ends.read += 1;
    } catch (fault) {
      if (!(fault instanceof PbError) || !(fault.line >= 1 && fault.line <= text.split('\n').length + 1)) {
        throw new Error(`${text}\n gave ${fault}`);
      }
      ends.refused += 1;
    }
  }
  expect(Math.min(ends.read, ends.refused)).toBeGreaterThan(10_000);
}, 120_000);
