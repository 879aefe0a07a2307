import type { DrawReport } from './draw-work.ts';

/** A draw for the reader of a terminal. */
export function drawInWords(report: DrawReport): string {
  const { feasible, explanation, panel, panels, ticket, seed, method, min, max, gini, chosen } = report;
  if (explanation.length > 0) return `${explanation.join('\n  ')}\n`;
  if (!feasible || ticket === null) return `The draw stands: seed ${seed} leads to this panel.\n`;
  const different = new Set(panels.map((people) => people.join('\n'))).size;
  const lines = [
    `${panels.length} equal tickets with ${different} different panels by ${method}; each meets the quotas.`,
    `Chances: from ${percent(min)} to ${percent(max)}, Gini coefficient ${(gini ?? 0).toFixed(3)}.`,
    `Seed ${seed} draws ticket ${ticket}.`,
    ...(chosen === undefined ? [] : [`Coming in: ${chosen.join(', ')}`]),
    `Panel: ${panel.join(', ')}`,
  ];
  return `${lines.join('\n')}\n`;
}

function percent(chance: number | null): string {
  return `${(100 * (chance ?? 0)).toFixed(1)} %`;
}
