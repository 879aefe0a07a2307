import { compare, divide, multiply, type Rational, rational, subtract, ZERO } from '../rational.ts';
import type { Run } from './run.ts';

/** value + slope · δ, with δ what is added to every endowment. */
interface Line {
  readonly value: Rational;
  readonly slope: Rational;
}

/** The least δ at which something may change, and whether it does so at that very δ. */
interface Limit {
  readonly at: Rational;
  readonly isOpen: boolean;
}

/**
 * How many times `unit` may be added to the endowment of a run without changing what it buys: with who pays in full and
 * who gives her last unchanged, money and prices are lines in δ, and every comparison of the run holds up to some δ.
 * Never too many; perhaps too few. Slow: for elections of few rows, where Add1 would take steps by the thousand.
 */
export function sameFor(run: Run, ranking: Int32Array, unit: bigint): bigint {
  const { table, ledger, endowment } = run;
  const rows = [...table.election.ballots.weights.keys()];
  const money: Line[] = rows.map(() => ({ value: endowment, slope: ONE }));
  const limits = new Limits();
  ledger.bought.forEach((project, turn) => {
    const price = priceOf(run, money, project, (row) => ledger.spent[row] === turn, turn);
    limits.payers(run, money, price, turn);
    for (const other of stillOpen(run, turn + 1)) limits.rival(run, money, price, other, turn, ranking);
    for (const { row, points } of supporters(run, project)) {
      if (isSpentBefore(run, row, turn)) continue;
      const paid = scaled(price.rho, points);
      money[row] = ledger.spent[row] === turn ? NOTHING : minus(money[row] as Line, paid);
    }
  });
  const end = ledger.bought.length;
  for (const project of stillOpen(run, end)) limits.poverty(run, money, project, end);
  return limits.steps(unit);
}

interface LinePrice {
  readonly project: number;
  readonly rho: Line;
}

const ONE = rational(1n);
const NOTHING: Line = { value: ZERO, slope: ZERO };

const minus = (a: Line, b: Line): Line => ({ value: subtract(a.value, b.value), slope: subtract(a.slope, b.slope) });
const times = (a: Line, by: Rational): Line => ({ value: multiply(a.value, by), slope: multiply(a.slope, by) });
const scaled = (a: Line, by: number): Line => times(a, rational(BigInt(by)));

function supporters({ table }: Run, project: number) {
  const found: { row: number; weight: number; points: number }[] = [];
  for (let entry = table.starts[project] as number; entry < (table.starts[project + 1] as number); entry += 1)
    found.push({
      row: table.rows[entry] as number,
      weight: table.weights[entry] as number,
      points: table.points[entry] as number,
    });
  return found;
}

function isSpentBefore({ ledger }: Run, row: number, turn: number): boolean {
  const spent = ledger.spent[row] as number;
  return spent !== -1 && spent < turn;
}

/** Supported projects that are bought at `turn` or later, or never. */
function stillOpen({ table, ledger }: Run, turn: number): number[] {
  return [...ledger.turn.keys()].filter((project) => {
    const bought = ledger.turn[project] as number;
    return (table.voters[project] as number) > 0 && (bought === -1 || bought >= turn);
  });
}

/** The price where these rows give all: what is missing, parted among the points of the others. */
function priceOf(run: Run, money: readonly Line[], project: number, isPoor: (row: number) => boolean, turn: number) {
  let missing: Line = { value: rational((run.table.election.projects[project] as { cost: bigint }).cost), slope: ZERO };
  let over = 0;
  for (const { row, weight, points } of supporters(run, project)) {
    if (isSpentBefore(run, row, turn)) continue;
    if (isPoor(row)) missing = minus(missing, scaled(money[row] as Line, weight));
    else over += weight * points;
  }
  // Nobody is rich where all give exactly all they have, or where it is free.
  return { project, rho: over === 0 ? NOTHING : times(missing, rational(1n, BigInt(over))), over };
}

class Limits {
  #least: Limit | null = null;

  /** Everybody who pays in full has the price, and who gives her last has no more than it. */
  payers(run: Run, money: readonly Line[], { project, rho, over }: LinePrice & { over: number }, turn: number): void {
    if ((run.table.costs[project] as number) === 0) return;
    if (over === 0) this.#atOnce();
    for (const { row, points } of supporters(run, project)) {
      if (isSpentBefore(run, row, turn)) continue;
      const rest = minus(money[row] as Line, scaled(rho, points));
      if (run.ledger.spent[row] === turn) this.#notBelow(minus(NOTHING, rest));
      else this.#notBelow(rest);
    }
  }

  /** Another project is out of reach, or dearer; where equal, of lower rank. */
  rival(run: Run, money: readonly Line[], won: LinePrice, other: number, turn: number, ranking: Int32Array): void {
    if (this.poverty(run, money, other, turn)) return;
    const poor = poorFor(run, money, other, turn);
    const price = priceOf(run, money, other, (row) => poor.has(row), turn);
    if (price.over === 0) this.#atOnce();
    const more = minus(perUtility(run, price), perUtility(run, won));
    const isAfter = (ranking[won.project] as number) < (ranking[other] as number);
    this.#holds(more, !isAfter);
  }

  /** @returns whether its supporters have too little; then they must go on to */
  poverty(run: Run, money: readonly Line[], project: number, turn: number): boolean {
    const { cost } = run.table.election.projects[project] as { cost: bigint };
    let lacking: Line = { value: rational(cost), slope: ZERO };
    for (const { row, weight } of supporters(run, project))
      if (!isSpentBefore(run, row, turn)) lacking = minus(lacking, scaled(money[row] as Line, weight));
    if (lacking.value.n <= 0n) return false;
    this.#holds(lacking, true);
    return true;
  }

  steps(unit: bigint): bigint {
    if (this.#least === null) return 0n;
    const { at, isOpen } = this.#least;
    const whole = at.n / (at.d * unit);
    return isOpen && whole * at.d * unit === at.n && whole > 0n ? whole - 1n : whole;
  }

  #atOnce(): void {
    this.#least = { at: ZERO, isOpen: false };
  }

  #notBelow(line: Line): void {
    this.#holds(line, false);
  }

  /** The line is at least zero (above it, where strict) now, and until it crosses. */
  #holds({ value, slope }: Line, isStrict: boolean): void {
    if (slope.n >= 0n) return;
    const at = divide(value, { n: -slope.n, d: slope.d });
    const difference = this.#least === null ? -1 : compare(at, this.#least.at);
    if (difference < 0 || (difference === 0 && isStrict)) this.#least = { at, isOpen: isStrict };
  }
}

/** Who gives all at the exact price now; the price with any such set is a bound below. */
function poorFor(run: Run, money: readonly Line[], project: number, turn: number): Set<number> {
  const poor = new Set<number>();
  const open = supporters(run, project).filter(({ row }) => !isSpentBefore(run, row, turn));
  const most = ({ row, points }: (typeof open)[number]) => divide((money[row] as Line).value, rational(BigInt(points)));
  open.sort((a, b) => compare(most(a), most(b)));
  for (const payer of open) {
    const { rho, over } = priceOf(run, money, project, (row) => poor.has(row), turn);
    if (over === 0 || compare(most(payer), rho.value) >= 0) break;
    poor.add(payer.row);
  }
  return poor;
}

function perUtility({ table }: Run, { project, rho }: LinePrice): Line {
  const { cost } = table.election.projects[project] as { cost: bigint };
  return table.utility === 'cost' && cost > 0n ? times(rho, rational(1n, cost)) : rho;
}
