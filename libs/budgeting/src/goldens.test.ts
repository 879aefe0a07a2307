import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../../src/platform/testing-data.ts';
import { type Completion, type Outcome, parsePb, type Rule, tally, toNumber } from './index.ts';

const data = sharedData('pabulib');

const elections = new Map<string, ReturnType<typeof parsePb>>();

/** Read once: the largest takes a quarter of a second. */
function read(file: string) {
  const known = elections.get(file) ?? parsePb(readFileSync(data.file(file), 'utf8'));
  elections.set(file, known);
  return known;
}

interface Winners {
  readonly winners: readonly string[];
  readonly cost: number;
}

const shares = (utility: 'cost' | 'count', completion: Completion = 'none'): Rule => ({
  rule: 'equal-shares',
  utility,
  completion,
});

/** Its Add1 stops as soon as the outcome is exhaustive; ties go to the smaller id. */
const PABUTOOLS: Readonly<Record<string, Rule>> = {
  greedy_cost_sat: { rule: 'greedy', utility: 'cost' },
  greedy_card_sat: { rule: 'greedy', utility: 'count' },
  mes_cost: shares('cost'),
  mes_card: shares('count'),
  mes_cost_add1: shares('cost', 'add1-exhaustive'),
  mes_card_add1: shares('count', 'add1-exhaustive'),
  mes_cost_then_greedy_cost: shares('cost', 'utilitarian'),
  seq_phragmen: { rule: 'phragmen' },
};

const KOTARBINSKIEGO = 'poland_zabrze_2021_osiedle-tadeusza-kotarbinskiego.pb';
const GORNIKA = 'poland_zabrze_2020_osiedle-mlodego-gornika.pb';

describe.skipIf(data.missing)(data.titled('pabutools 1.2.3, ties by id'), () => {
  const rows = data.missing
    ? []
    : data.lines<{ file: string; rules: Record<string, Winners> }>('expected_pabutools_1.2.3_lexico.jsonl');
  const cases = rows.flatMap(({ file, rules }) =>
    Object.entries(rules).map(([name, golden]) => ({ file, name, golden })),
  );

  test('there are 7 files with 41 counts', () => {
    expect([rows.length, cases.length]).toEqual([7, 41]);
  });

  // Add1 stops exhausted, then most votes first: nothing is left to add, so that both are one rule.
  test.each(cases)('$file $name', ({ file, name, golden }) => {
    const rule = { ...(PABUTOOLS[name.replace('_add1_then_greedy_cost', '_add1')] as Rule), ties: ['id'] as const };
    const guard = !(file === KOTARBINSKIEGO && (name === 'mes_cost' || name === 'mes_card'));
    const outcome = tally(read(file).election, { ...rule, ...(rule.rule === 'equal-shares' ? { guard } : {}) });
    expectWinners(outcome, golden);
  });
});

function expectWinners({ winners, cost }: Outcome, golden: Winners): void {
  expect([...winners].sort()).toEqual([...golden.winners].sort());
  expect(toNumber(cost)).toBe(golden.cost);
}

interface ToolRow {
  readonly file: string;
  readonly variants: Readonly<Record<string, Winners & { endowment: number; usedGreedy: boolean }>>;
}

const TOOL: Readonly<Record<string, Completion>> = {
  none: 'none',
  utilitarian: 'utilitarian',
  add1_integral: 'add1',
  add1_integral_exhaustive: 'add1-exhaustive',
  add1u_integral: 'add1-utilitarian',
  add1u_integral_cmpSat: 'add1-utilitarian',
};

describe.skipIf(data.missing)(data.titled('the tool of equalshares.net, ties by cost, then votes'), () => {
  const rows = data.missing ? [] : data.lines<ToolRow>('expected_equalshares_tool_floats.jsonl');
  const cases = rows.flatMap(({ file, variants }) =>
    Object.entries(variants).map(([name, golden]) => ({ file, name, golden })),
  );

  test('there are 8 files with 44 counts', () => {
    expect([rows.length, cases.length]).toEqual([8, 44]);
  });

  // Its doubles elect nothing where one project costs the whole budget and everybody wants it.
  test.each(cases.filter(({ file }) => file !== GORNIKA))('$file $name', ({ file, name, golden }) => {
    const completion = TOOL[name] as Completion;
    const guard = file !== KOTARBINSKIEGO;
    const comparison = name.endsWith('cmpSat');
    const outcome = tally(read(file).election, { rule: 'equal-shares', completion, comparison, guard });
    expectWinners(outcome, golden);
    expect(outcome.comparison?.used === 'greedy').toBe(golden.usedGreedy);
    const endowment = toNumber(outcome.endowment ?? { n: 0n, d: 1n });
    if (!completion.startsWith('add1')) {
      expect(outcome.winners).toEqual(golden.winners);
      expect(endowment).toBeCloseTo(golden.endowment, 9);
      // It raises the whole part of the first endowment, we the endowment itself, as Wieliczka did.
    } else expect(Math.abs(endowment - golden.endowment)).toBeLessThan(1);
  });

  test.each(cases.filter(({ file }) => file === GORNIKA))('$file $name: exact counting funds it', ({ file, name }) => {
    const completion = TOOL[name] as Completion;
    for (const guard of [true, false])
      expect(tally(read(file).election, { rule: 'equal-shares', completion, guard }).winners).toEqual(['P0028']);
  });
});

describe.skipIf(data.missing)(data.titled('the winners that cities recorded'), () => {
  // Gdynia funds small and large projects apart; Katowice and Łódź 2020 left out some that fit, by rules of their own.
  test.each([
    ['poland_krakow_2021_.pb', 13],
    ['poland_lodz_2020_ruda.pb', 8],
    ['poland_lodz_2022_.pb', 16],
    ['poland_poznan_2023_green-budget.pb', 2],
    ['poland_warszawa_2020_ursus.pb', 24],
  ])('%s: most votes (points, ranks) first, skipping what does not fit', (file, count) => {
    const { election, selected } = read(file);
    const { winners } = tally(election, { rule: 'greedy' });
    expect(selected).toHaveLength(count);
    expect([...winners].sort()).toEqual([...(selected ?? [])].sort());
  });

  test('Wieliczka 2023: by Equal Shares with Add1, with and without the comparison; its variants differ', () => {
    const { election, selected } = read('poland_wieliczka_2023_green-budget.pb');
    const sorted = (rule: Rule) => [...tally(election, rule).winners].sort();
    expect(sorted(shares('cost', 'add1'))).toEqual([...(selected ?? [])].sort());
    expect(sorted({ ...shares('cost', 'add1'), comparison: true } as Rule)).toEqual([...(selected ?? [])].sort());
    const { cost, endowment, budget } = tally(election, shares('cost', 'add1'));
    expect([toNumber(cost), toNumber(budget)]).toEqual([995_079, 1_000_000]);
    expect(toNumber(endowment as { n: bigint; d: bigint })).toBeCloseTo(315.84, 2);
    const exhausted = sorted(shares('cost', 'add1-exhaustive'));
    expect(exhausted).toHaveLength(31);
    expect(exhausted.filter((id) => !selected?.includes(id))).toEqual(['66', '67']);
    expect(selected?.filter((id) => !exhausted.includes(id))).toEqual(['46']);
  });
});

describe.skipIf(data.missing)(data.titled('doubles as a filter and no doubles at all'), () => {
  const files = [
    'france_toulouse_2019_.pb',
    'poland_czestochowa_2020_rakow.pb',
    'poland_gdansk_2020_olszynka.pb',
    'poland_gdynia_2020_babie-doly-small.pb',
    'poland_katowice_2020_.pb',
    'poland_krakow_2021_.pb',
    'poland_lodz_2020_.pb',
    'poland_lodz_2020_ruda.pb',
    'poland_lodz_2022_.pb',
    'poland_poznan_2023_green-budget.pb',
    'poland_warszawa_2020_ursus.pb',
    'poland_wieliczka_2023_green-budget.pb',
    GORNIKA,
    KOTARBINSKIEGO,
  ];

  test.each(files)('%s: the same outcome, to the last fraction', (file) => {
    const { election } = read(file);
    const utilities = election.kind === 'approval' ? (['cost', 'count'] as const) : (['borda'] as const);
    for (const utility of utilities) {
      const rule = { rule: 'equal-shares', utility, completion: 'utilitarian', guard: false } as const;
      expect(tally(election, { ...rule, exact: true })).toEqual(tally(election, rule));
    }
    expect(tally(election, { rule: 'phragmen', exact: true })).toEqual(tally(election, { rule: 'phragmen' }));
  });

  test.each(['poland_lodz_2020_ruda.pb', 'poland_wieliczka_2023_green-budget.pb'])('%s: with Add1, too', (file) => {
    const rule = shares('cost', 'add1');
    expect(tally(read(file).election, { ...rule, exact: true } as Rule)).toEqual(tally(read(file).election, rule));
  });
});
