import fc from 'fast-check';
import type { Context } from 'hono';
import { describe, expect, it } from 'vitest';
import { contentDisposition, csvCell, type Download, download } from './download.ts';
import type { Env } from './env.ts';

const c = { var: { reader: { language: 'ca' }, ctx: { actor: { kind: 'visitor' } } } } as Context<Env>;
async function* batches(...all: readonly { n: number; text: string }[][]) {
  yield* all;
}
const columns: Download<{ n: number; text: string }>['columns'] = [
  { name: 'n', value: (row) => row.n },
  { name: 'text', value: (row) => row.text },
];
const rows = [[{ n: 1, text: 'Un "banc"' }], [], [{ n: 2, text: 'dues\nlínies' }]];

describe('a download', () => {
  it('is CSV that a spreadsheet opens, with a mark for its letters', async () => {
    const response = download(c, { name: 'llista', format: 'csv', columns, batches: batches(...rows) });
    // `text()` would swallow the mark.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(text).toBe('\ufeffn,text\r\n1,"Un ""banc"""\r\n2,"dues\nlínies"\r\n');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="llista.csv"');
  });

  it('is JSON as a whole, and a line each in JSONL, also when empty', async () => {
    const json = (format: 'json' | 'jsonl', ...all: typeof rows) =>
      download(c, { name: 'llista', format, columns, batches: batches(...all) }).text();
    expect(JSON.parse(await json('json', ...rows))).toEqual(rows.flat());
    expect(JSON.parse(await json('json'))).toEqual([]);
    expect(
      (await json('jsonl', ...rows))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(rows.flat());
  });

  it('reads no batch before there is room for it, and stops when the reader leaves', async () => {
    let read = 0;
    let closed = false;
    async function* endless() {
      try {
        for (;;) {
          read += 1;
          yield [{ n: read, text: 'x'.repeat(1000) }];
        }
      } finally {
        closed = true;
      }
    }
    const reader = download(c, { name: 'llista', format: 'jsonl', columns, batches: endless() }).body?.getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(read).toBeLessThan(4);
    await reader?.cancel();
    expect(closed).toBe(true);
  });
});

describe('a cell', () => {
  it('never begins a formula', () => {
    for (const text of ['=1+1', '+34', '-2', '@x', '\t=1', ' =1']) expect(csvCell(text)).toMatch(/^"?'/);
    expect(csvCell(-2)).toBe('-2');
  });
  it('keeps every text, whatever its signs', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvCell(text);
        const inside = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(inside.replace(/^'(?=[\s\0]*[=+\-@\t\r|＝＋－＠])/, '')).toBe(
          text.replace(/^'(?=[\s\0]*[=+\-@\t\r|＝＋－＠])/, ''),
        );
      }),
    );
  });
});

describe('the name of a file', () => {
  it('survives accents, quotes and line ends', () => {
    expect(contentDisposition('propostes à "x".csv')).toBe(
      `attachment; filename="propostes _ _x_.csv"; filename*=UTF-8''propostes%20%C3%A0%20%22x%22.csv`,
    );
    expect(contentDisposition('a\r\nb.csv')).not.toMatch(/[\r\n]/);
  });
});
