/** One figure, its bar and whether it is reached. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly bar: string;
  readonly reached: boolean;
}

export function printTable(title: string, figures: readonly Figure[]): void {
  const rows = figures.map(({ what, measured, bar, reached }) => [what, measured, bar, reached ? 'yes' : 'NO']);
  const all = [['figure', 'measured', 'bar', 'reached'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  process.stdout.write(`\n${title}\n`);
  for (const row of all)
    process.stdout.write(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
