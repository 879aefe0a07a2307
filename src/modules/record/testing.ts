import type { ProcessId, StepId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { testId } from '#platform/testing.ts';
import type { NewEntry } from './append-entry.ts';
import type { RecordKind } from './record-kinds.ts';

export const SQUARE = testId<ProcessId>(10);
export const LIBRARY = testId<ProcessId>(11);

export function processPublished(
  processId: ProcessId = SQUARE,
  title = 'Què fem amb la plaça?',
): NewEntry<'process-published'> {
  return {
    kind: 'process-published',
    subject: { kind: 'process', id: processId },
    processId,
    payload: { role: 'system', office: null, title: { ca: title }, steps: 4 },
  };
}

export function proposalAnswered(
  proposal: number,
  costCents: number | null = 1_250_000,
): NewEntry<'proposal-answered'> {
  const dates = { startsOn: '2027-01-01', endsOn: null };
  return {
    kind: 'proposal-answered',
    subject: { kind: 'proposal', id: testId(1000 + proposal) },
    processId: SQUARE,
    payload: {
      role: 'officer',
      office: { ca: 'Àrea de Mobilitat' },
      verdict: 'accepted',
      reasonHash: 'c0'.repeat(32),
      costCents,
      ...dates,
    },
  };
}

/** One entry of each kind, in the order of RECORD_KINDS. */
export function onePerKind(): NewEntry[] {
  const by = { role: 'system', office: null } as const;
  const title = { ca: 'Propostes', es: 'Propuestas', en: 'Proposals', ar: 'المقترحات' };
  const step = { kind: 'step', id: testId<StepId>(20) } as const;
  const square = { kind: 'process', id: SQUARE } as const;
  const day = '2026-12-01T08:00:00.000Z';
  const counted = { proposals: 87, supports: 4870, resultHash: '0f'.repeat(32) };
  const imported = { proposals: 10_860, comments: 18_192, linesRefused: 1, dataHash: '0f'.repeat(32) };
  const dates = { opensBefore: day, closesBefore: null, opensAfter: day, closesAfter: '2026-12-31T22:59:59.000Z' };
  const of = <K extends RecordKind>(
    kind: K,
    subject: NewEntry<K>['subject'],
    payload: Omit<NewEntry<K>['payload'], 'role' | 'office'>,
  ) => ({ kind, subject, processId: SQUARE, payload: { ...by, ...payload } }) as unknown as NewEntry;
  return [
    processPublished() as NewEntry,
    of('process-archived', square, {}),
    of('process-unarchived', square, {}),
    of('access-set', square, { access: 'transparent' }),
    of('step-added', step, { title, method: 'proposals', opensAt: day, closesAt: null }),
    of('step-removed', step, { title, method: 'proposals' }),
    of('step-opened', step, { title, method: 'proposals', closesAt: day }),
    of('step-closed', step, { title, method: 'proposals', ...counted }),
    of('step-moved', step, { title, ...dates, reason: { ca: 'Vaga de transports' } }),
    of('rule-changed', step, { title, rule: 'support-limit', before: null, after: 10 }),
    proposalAnswered(1) as NewEntry,
    of('proposal-withdrawn', { kind: 'proposal', id: testId(1002) }, {}),
    of('proposal-hidden', { kind: 'proposal', id: testId(1003) }, { reason: 'spam' }),
    of('proposal-shown', { kind: 'proposal', id: testId(1003) }, { why: 'appeal' }),
    of('comment-hidden', { kind: 'comment', id: testId(1004) }, { reason: 'insult' }),
    of('comment-shown', { kind: 'comment', id: testId(1004) }, { why: 'mistake' }),
    of('statement-hidden', { kind: 'statement', id: testId(1005) }, { reason: 'off-topic' }),
    of('statement-shown', { kind: 'statement', id: testId(1005) }, { why: 'appeal' }),
    of('proposals-imported', square, { source: 'decidim', ...imported }),
    of('budget-counted', step, {
      title,
      pot: 1,
      ballots: 640,
      rule: 'equal-shares',
      funded: 10,
      dataHash: '0f'.repeat(32),
    }),
    ...aboutProject(title),
    of(
      'terms-published',
      { kind: 'terms', id: '2026-11' },
      { version: '2026-11', textHash: 'ab'.repeat(32), effectiveOn: '2026-12-01' },
    ),
    of(
      'setting-changed',
      { kind: 'setting', id: 'accent' },
      { setting: 'accent', before: '#2b3fae', after: '#1e6b45' },
    ),
  ];
}

function aboutProject(title: LocalizedText): NewEntry[] {
  const entry = {
    subject: { kind: 'project', id: testId(1005) },
    processId: null,
  } as const;
  const by = { role: 'system', office: null, title } as const;
  const money = { plannedBefore: null, plannedAfter: 41_200_000, spentBefore: 0, spentAfter: 1_250_000 };
  return [
    {
      kind: 'project-published',
      ...entry,
      payload: { ...by, state: 'planned', plannedCents: 41_200_000, spentCents: 0 },
    },
    { kind: 'project-moved', ...entry, payload: { ...by, before: 'planned', after: 'building' } },
    { kind: 'project-money-changed', ...entry, payload: { ...by, ...money } },
    { kind: 'project-withdrawn', ...entry, payload: { ...by, reason: { ca: 'Es fa dins d’un altre projecte.' } } },
  ] as NewEntry[];
}

/** Everything a stream gives. */
export async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of source) all.push(item);
  return all;
}
