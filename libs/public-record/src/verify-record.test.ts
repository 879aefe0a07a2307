import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type JsonObject } from './canonical-json.ts';
import { chainEntry, EMPTY_HEAD, type EntryContent, entryLine, hashEntry, type RecordEntry } from './entry.ts';
import { formatCheckpoint, parseCheckpoint, verifyRecord } from './verify-record.ts';

const five = recordOf(5);
const lines = five.map(entryLine);

describe('a record nobody touched', () => {
  test('is verified, line by line or entry by entry', async () => {
    const report = { ok: true, entries: 5, head: headOf(five), problems: [], unlisted: 0 };
    expect(await verifyRecord(lines)).toEqual(report);
    expect(await verifyRecord(five)).toEqual(report);
  });

  test('is verified when nothing is in it yet', async () => {
    expect(await verifyRecord([])).toMatchObject({ ok: true, entries: 0, head: EMPTY_HEAD });
  });

  test('contains every head that was ever kept', async () => {
    const checkpoints = [EMPTY_HEAD, ...five.map(({ seq, hash }) => ({ seq, hash }))];
    expect(await verifyRecord(lines, { checkpoints })).toMatchObject({ ok: true });
  });
});

describe('each harm is named once, where it was done', () => {
  test('an edited payload', async () => {
    const edited = change(five, 2, { payload: { proposals: 4000 } });
    expect(await problemsOf(edited)).toEqual([[3, 'wrong-hash']]);
  });

  test('an edited entry whose hash was computed anew', async () => {
    const edited = change(five, 2, { payload: { proposals: 4000 } });
    edited[2] = resealed(edited[2] as RecordEntry);
    expect(await problemsOf(edited)).toEqual([[4, 'wrong-previous']]);
  });

  test('an entry taken out', async () => {
    expect(await problemsOf(lines.toSpliced(2, 1))).toEqual([
      [4, 'missing'],
      [4, 'wrong-previous'],
    ]);
  });

  test('the first entry taken out', async () => {
    expect(await problemsOf(lines.slice(1))).toEqual([
      [2, 'missing'],
      [2, 'wrong-previous'],
    ]);
  });

  test('two entries exchanged', async () => {
    const exchanged = [five[0], five[2], five[1], five[3], five[4]];
    expect((await problemsOf(exchanged)).map(([, code]) => code)).toContain('out-of-order');
  });

  test('an entry given twice', async () => {
    expect(await problemsOf(lines.toSpliced(2, 0, lines[1] as string))).toEqual([
      [2, 'duplicate-seq'],
      [2, 'wrong-previous'],
    ]);
  });

  test('an entry put in', async () => {
    const forged = chainEntry({ seq: 2, hash: five[1]?.hash as string }, content(99));
    expect(await problemsOf(five.toSpliced(2, 0, forged))).toEqual([
      [3, 'duplicate-seq'],
      [3, 'wrong-previous'],
    ]);
  });

  test('a line cut short', async () => {
    expect(await problemsOf(lines.with(4, (lines[4] as string).slice(0, -1)))).toEqual([[5, 'not-json']]);
    expect(await problemsOf(lines.with(1, (lines[1] as string).slice(0, 40)))).toEqual([[2, 'not-json']]);
  });

  test('a line written in another way, though it means the same', async () => {
    expect(await problemsOf(lines.with(1, ` ${lines[1]}`))).toEqual([[2, 'not-canonical']]);
    const twice = (lines[1] as string).replace('"kind":', '"kind":"rule-changed","kind":');
    expect(await problemsOf(lines.with(1, twice))).toEqual([[2, 'not-canonical']]);
  });

  test.each([
    ['a field too many', { note: 'hello' }],
    ['a field too few', { process: undefined }],
    ['a number that is none', { seq: 2.5 }],
    ['a date in another way', { at: '23/11/2026' }],
    ['a hash in capitals', { hash: 'A'.repeat(64) }],
    ['a subject with a name', { subject: { kind: 'proposal', id: '1', name: 'Maria' } }],
    ['a payload that is a list', { payload: [] }],
  ])('an entry with %s', async (_name, fields) => {
    const line = JSON.stringify({ ...five[1], ...fields });
    expect(await problemsOf(lines.with(1, line))).toEqual([[2, 'not-an-entry']]);
  });
});

describe('what only a kept head can show', () => {
  const checkpoints = [headOf(five)];

  test('a tail cut off', async () => {
    expect(await verifyRecord(lines.slice(0, 3))).toMatchObject({ ok: true });
    expect(await verifyRecord(lines.slice(0, 3), { checkpoints })).toMatchObject({
      ok: false,
      problems: [{ seq: 5, problem: 'checkpoint-missing', line: null }],
    });
  });

  test('a past written anew from one entry on, every hash computed again', async () => {
    const rewritten = rechained(change(five, 1, { payload: { proposals: 0 } }));
    expect(await verifyRecord(rewritten)).toMatchObject({ ok: true });
    expect(await verifyRecord(rewritten, { checkpoints })).toMatchObject({
      ok: false,
      problems: [{ seq: 5, problem: 'checkpoint-differs' }],
    });
  });

  test('two heads kept of the same number that differ', async () => {
    const other = { seq: 5, hash: 'f'.repeat(64) };
    const report = await verifyRecord(lines, { checkpoints: [...checkpoints, other] });
    expect(report.problems.map(({ problem }) => problem)).toEqual(['checkpoint-differs']);
  });
});

describe('whatever is read', () => {
  test('any single change of any field of any entry is found', async () => {
    const field = fc.constantFrom('seq', 'at', 'kind', 'subject', 'process', 'payload', 'previous', 'hash');
    const mutation = fc.tuple(fc.nat({ max: 4 }), field, fc.oneof(plausible(), fc.jsonValue()));
    await fc.assert(
      fc.asyncProperty(mutation, async ([index, name, value]) => {
        const before = five[index] as RecordEntry;
        const after = { ...before, [name]: value };
        fc.pre(JSON.stringify(after) !== JSON.stringify(before) && !sameJson(before, after));
        const records = five.with(index, after as RecordEntry);
        expect((await verifyRecord(records)).ok).toBe(false);
        expect((await verifyRecord(records.map((entry) => JSON.stringify(entry)))).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('any single change of any character of any line is found', async () => {
    const mutation = fc.tuple(fc.nat({ max: 4 }), fc.nat(), fc.string({ unit: 'grapheme', maxLength: 2 }));
    await fc.assert(
      fc.asyncProperty(mutation, async ([index, place, put]) => {
        const line = lines[index] as string;
        const at = place % line.length;
        const changed = line.slice(0, at) + put + line.slice(at + 1);
        fc.pre(changed !== line);
        expect((await verifyRecord(lines.with(index, changed))).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('any order but the right one is found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: 1 }), async (some) => {
        const untouched = some.every((line, i) => line === lines[i]);
        expect((await verifyRecord(some)).ok).toBe(untouched);
      }),
    );
  });

  test('nothing makes it throw', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const nested = `{"payload":${'{"a":'.repeat(500)}1${'}'.repeat(500)}}`;
    for (const item of [deep, nested, '', 'null', '[]', '{"__proto__":1}', null, undefined, 7, [], new Date(0)]) {
      expect((await verifyRecord([item])).ok).toBe(false);
    }
    await fc.assert(fc.asyncProperty(fc.array(fc.anything()), async (items) => void (await verifyRecord(items))));
  });

  test('a long list of problems is cut, the rest is counted', async () => {
    const report = await verifyRecord(Array(30).fill('garbage'), { atMost: 10 });
    expect(report).toMatchObject({ ok: false, entries: 30, unlisted: 20 });
    expect(report.problems).toHaveLength(10);
  });
});

describe('a checkpoint', () => {
  test('is read as it is written', () => {
    expect(parseCheckpoint(formatCheckpoint(headOf(five)))).toEqual(headOf(five));
    expect(parseCheckpoint(` 7:${'AB'.repeat(32)}\n`)).toEqual({ seq: 7, hash: 'ab'.repeat(32) });
  });

  test.each(['', '7', '7:abc', `07:${'a'.repeat(64)}`, `-1:${'a'.repeat(64)}`, `9999999999999999:${'a'.repeat(64)}`])(
    'is not %j',
    (text) => expect(parseCheckpoint(text)).toBeNull(),
  );
});

test('an entry that breaks the protocol cannot be chained', () => {
  expect(() => chainEntry(EMPTY_HEAD, { ...content(1), kind: 'Proposal answered' })).toThrow('"kind"');
  expect(() => chainEntry(EMPTY_HEAD, { ...content(1), payload: { cost: 1n } as never })).toThrow('$.payload.cost');
});

function content(n: number): EntryContent {
  return {
    at: `2026-11-23T07:15:${String(n % 60).padStart(2, '0')}.000Z`,
    kind: 'proposals-imported',
    subject: { kind: 'process', id: `process-${n}` },
    process: '019ab2c4-1111-7222-8333-444455556666',
    payload: { proposals: n, title: { ca: 'Què fem amb la plaça?' } },
  };
}

function recordOf(length: number): RecordEntry[] {
  return rechained(Array.from({ length }, (_, i) => content(i + 1)));
}

function rechained(contents: readonly EntryContent[]): RecordEntry[] {
  const entries: RecordEntry[] = [];
  for (const each of contents) entries.push(chainEntry(entries.at(-1) ?? EMPTY_HEAD, each));
  return entries;
}

function change(entries: readonly RecordEntry[], index: number, fields: Partial<RecordEntry>): RecordEntry[] {
  return entries.with(index, { ...(entries[index] as RecordEntry), ...fields });
}

function resealed(entry: RecordEntry): RecordEntry {
  return { ...entry, hash: hashEntry(entry) };
}

function headOf(entries: readonly RecordEntry[]) {
  const { seq, hash } = entries.at(-1) as RecordEntry;
  return { seq, hash };
}

async function problemsOf(items: readonly unknown[]) {
  const { problems } = await verifyRecord(items);
  return problems.map(({ seq, problem }) => [seq, problem]);
}

/** Values that fit some field, so that a change is not caught by its shape alone. */
function plausible() {
  return fc.oneof(
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom(...five.map(({ hash }) => hash), ...five.map(({ at }) => at), '0'.repeat(64)),
    fc.constantFrom('step-opened', 'rule-changed', null, '019ab2c4-1111-7222-8333-444455550000'),
    fc.record({ kind: fc.constant('step'), id: fc.string({ minLength: 1 }) }),
    fc.record({ proposals: fc.nat() }) as fc.Arbitrary<JsonObject>,
  );
}

function sameJson(a: unknown, b: unknown): boolean {
  try {
    return canonicalJson(a) === canonicalJson(b);
  } catch {
    return false;
  }
}
