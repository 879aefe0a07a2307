import { expect, test } from 'vitest';
import { BadLine } from './line-fields.ts';
import { readMapping } from './mapping.ts';
import { readComment } from './read-comment.ts';
import { readProposal } from './read-proposal.ts';
import { madeUpExport, picker, spoilt } from './testing.ts';

const mapping = readMapping(null, '/');
const LINES = 120_000;

test('a hundred thousand spoilt lines are each taken in whole or refused with a reason', { timeout: 120_000 }, () => {
  const pick = picker(2026);
  const made = madeUpExport(50, 50);
  const seen = { good: 0, refused: 0 };
  const reasons = new Set<string>();
  for (let i = 0; i < LINES; i++) {
    const [read, from] =
      i % 2 === 0 ? ([readProposal, made.proposals] as const) : ([readComment, made.comments] as const);
    const line = spoilt(from[pick(from.length)] as object, pick).toString('utf8');
    try {
      expectStorable(read(line, mapping));
      seen.good += 1;
    } catch (fault) {
      if (!(fault instanceof BadLine)) throw new Error(`Crashed on ${JSON.stringify(line)}`, { cause: fault });
      seen.refused += 1;
      reasons.add(fault.message.replace(/[^a-z ]/g, ''));
    }
  }
  expect(seen.good + seen.refused).toBe(LINES);
  expect(seen.good).toBeGreaterThan(LINES / 20);
  expect(seen.refused).toBeGreaterThan(LINES / 4);
  expect(reasons.size).toBeGreaterThan(50);
});

/** Nothing that PostgreSQL or a page could not hold. */
function expectStorable(item: object): void {
  const { texts, ...rest } = item as { texts: { body: string; language: string } };
  for (const value of [texts.body, texts.language, ...Object.values(rest)]) {
    if (typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed()))
      throw new Error('not storable');
    if (value instanceof Date && Number.isNaN(value.getTime())) throw new Error('no date');
    if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error('no count');
  }
}
