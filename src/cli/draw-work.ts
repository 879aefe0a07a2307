import {
  drawReplacements,
  drawTicket,
  LegacyGaveUpError,
  type Lottery,
  loadSolver,
  type Method,
  makeLottery,
  type Pool,
  type PoolFiles,
  type PublishedDraw,
  type Relaxation,
  readPool,
  relaxationInWords,
  SortitionInputError,
  verifyDraw,
} from '@ateneu/sortition';
import { UnusableInput } from './long-work.ts';
import type { Progress } from './works.ts';

export interface DrawInput {
  readonly files: PoolFiles;
  readonly size: number;
  readonly method: Method;
  readonly seed: string;
  readonly tickets: number;
  /** An earlier draw: to be checked, or to draw new people for those who leave it. */
  readonly earlier?: { readonly draw: PublishedDraw } & (
    | { readonly todo: 'check' }
    | { readonly todo: 'replace'; readonly leaving: readonly string[]; readonly unavailable: readonly string[] }
  );
}

/** What `ateneu draw` prints; the first eight are its contract. */
export interface DrawReport {
  readonly feasible: boolean;
  /** Person → chance, exactly her tickets divided by all. */
  readonly probabilities: Readonly<Record<string, number>>;
  /** Of the optimum, before it was rounded to tickets; null where there is none. */
  readonly min: number | null;
  readonly max: number | null;
  readonly gini: number | null;
  /** The panel of each ticket, ticket 1 first. */
  readonly panels: readonly (readonly string[])[];
  /** Who was drawn. */
  readonly panel: readonly string[];
  readonly seed: string;
  readonly method: Method;
  readonly size: number;
  /** The ticket that was drawn, from 1. */
  readonly ticket: number | null;
  /** Person → chance before it was rounded to tickets. */
  readonly optimum: Readonly<Record<string, number>>;
  readonly relaxation: Relaxation | null;
  /** Why there is no panel, or what a check found; empty where all is well. */
  readonly explanation: readonly string[];
  /** In a replacement draw: who comes in. */
  readonly chosen?: readonly string[];
}

/** Reads a pool, makes its lottery and draws. @throws UnusableInput */
export async function drawWork(input: DrawInput, progress: Progress): Promise<DrawReport> {
  try {
    const pool = readPool(input.files);
    if (input.earlier?.todo === 'check') return checked(pool, input, input.earlier.draw);
    progress(0, 0, 'loading the solver');
    return await drawn(pool, input, progress);
  } catch (fault) {
    if (fault instanceof SortitionInputError || fault instanceof RangeError) throw new UnusableInput(fault.message);
    if (fault instanceof LegacyGaveUpError) return { ...nothing(input, true), explanation: [fault.message] };
    throw fault;
  }
}

async function drawn(pool: Pool, input: DrawInput, progress: Progress): Promise<DrawReport> {
  const { method, size, seed, tickets, earlier } = input;
  const solver = await loadSolver();
  const options = { method, tickets, seed, tell: (done: number, doing: string) => progress(done, 1, doing) };
  if (earlier?.todo === 'replace') {
    const { leaving, unavailable, draw } = earlier;
    const found = drawReplacements(solver, pool, { ...options, panel: draw.panel, leaving, unavailable });
    if (!found.feasible) return impossible(input, found.relaxation);
    return { ...reportOf(input, found), panel: found.panel, chosen: found.chosen };
  }
  const lottery = makeLottery(solver, pool, { ...options, size });
  if (!lottery.feasible) return impossible(input, lottery.relaxation);
  return reportOf(input, { pool, lottery, ticket: drawTicket(lottery, seed) });
}

function reportOf(
  input: DrawInput,
  { pool, lottery, ticket }: { pool: Pool; lottery: Lottery; ticket: number },
): DrawReport {
  const { people } = pool;
  const panels = lottery.tickets.map((panel) => panel.map((at) => people[at] as string));
  const { min, max, gini } = lottery.spread;
  return {
    feasible: true,
    probabilities: byPerson(pool, (at) => (lottery.ticketsOf[at] ?? 0) / panels.length),
    min,
    max,
    gini,
    panels,
    panel: panels[ticket] ?? [],
    ...asked(input),
    ticket: ticket + 1,
    optimum: byPerson(pool, (at) => lottery.optimum[at] ?? 0),
    relaxation: null,
    explanation: [],
  };
}

function byPerson({ people }: Pool, value: (at: number) => number): Readonly<Record<string, number>> {
  return Object.fromEntries(people.map((person, at) => [person, value(at)]));
}

function impossible(input: DrawInput, relaxation: Relaxation): DrawReport {
  return { ...nothing(input, false), relaxation, explanation: relaxationInWords(relaxation) };
}

function nothing(input: DrawInput, feasible: boolean): DrawReport {
  const numbers = { min: null, max: null, gini: null, ticket: null };
  const lists = { probabilities: {}, panels: [], panel: [], optimum: {}, explanation: [] };
  return { feasible, ...lists, ...numbers, ...asked(input), relaxation: null };
}

function asked({ seed, method, size }: DrawInput): Pick<DrawReport, 'seed' | 'method' | 'size'> {
  return { seed, method, size };
}

/** The earlier draw as it was published, with what is wrong in it. */
function checked(pool: Pool, input: DrawInput, draw: PublishedDraw): DrawReport {
  const explanation = verifyDraw(pool, input, draw).map((found) => {
    if (found.problem === 'quotas-not-met') return `ticket ${found.ticket}: its panel does not meet the quotas`;
    if (found.problem === 'wrong-probability') return `${found.person}: the chance is not tickets / all tickets`;
    return `the seed leads to ticket ${found.expected}, which has another panel`;
  });
  return { ...nothing({ ...input, seed: draw.seed }, true), ...draw, explanation };
}
