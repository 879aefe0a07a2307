import type { Highs, InitOptions, Model, ModelData } from 'highs';

/** A loaded HiGHS. It keeps nothing between calls and may serve any number of draws. */
export type Solver = Highs;

/**
 * Loads HiGHS, 3.5 MB of WebAssembly, on demand. A browser's bundler may have to be told where `highs.wasm` is:
 * `loadSolver({ locateFile: () => '/assets/highs.wasm' })`.
 */
export async function loadSolver(options?: InitOptions): Promise<Solver> {
  // The package's types are written for CommonJS, where the default would be one step further in.
  const load = (await import('highs')).default as unknown as (options?: InitOptions) => Promise<Solver>;
  return load(options);
}

/** Columns and rows of a linear program, rows sparse. */
export interface Program {
  readonly sense: 'minimize' | 'maximize';
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly cost: number;
  readonly lower: number;
  readonly upper: number;
  readonly whole?: boolean;
}

export interface Row {
  readonly lower: number;
  readonly upper: number;
  /** Pairs of column and coefficient, each column once. */
  readonly entries: readonly (readonly [number, number])[];
}

export interface Solved {
  readonly objective: number;
  readonly values: Float64Array;
  /** Of rows; meaningless for whole-number programs. */
  readonly duals: Float64Array;
}

/** A program that stays in the solver: changed and solved again it begins from its last basis. Dispose of it. */
export function createProgram(solver: Solver, program: Program): Model {
  const model = solver.createModel(modelData(solver, program));
  model.options.set({ output_flag: false, random_seed: 0 });
  model.options.set({ primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 });
  model.options.set({ mip_rel_gap: 0, mip_abs_gap: 1e-7, mip_feasibility_tolerance: 1e-7 });
  return model;
}

/** @returns null where nothing satisfies the rows, or nothing was found within the nodes the model may search */
export function solve(solver: Solver, model: Model): Solved | null {
  const { modelStatus } = model.run();
  const { optimal, infeasible, unboundedOrInfeasible, solutionLimit } = solver.constants.modelStatus;
  if ([infeasible, unboundedOrInfeasible, solutionLimit].some((none) => none === modelStatus)) return null;
  if (modelStatus !== optimal) throw new Error(`HiGHS ended with status ${modelStatus}.`);
  const { colValue, rowDual } = model.getSolution();
  return { objective: model.getObjectiveValue(), values: colValue, duals: rowDual };
}

function modelData({ constants }: Solver, { sense, columns, rows }: Program): ModelData {
  const { continuous, integer } = constants.variableType;
  const entries = rows.flatMap((row) => row.entries);
  let filled = 0;
  const ends = rows.map((row) => {
    filled += row.entries.length;
    return filled;
  });
  return {
    numCols: columns.length,
    numRows: rows.length,
    sense: constants.objectiveSense[sense],
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ lower }) => lower),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    ...(columns.some(({ whole }) => whole) && {
      integrality: columns.map(({ whole }) => (whole ? integer : continuous)),
    }),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts: [0, ...ends],
      indices: entries.map(([column]) => column),
      values: entries.map(([, value]) => value),
    },
  };
}
