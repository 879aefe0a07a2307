import { describe, expect, it } from 'vitest';
import { type CsvRecord, csvRecords } from './csv-records.ts';

async function read(bytes: Uint8Array | string, pieces = 1_000_000): Promise<CsvRecord[]> {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  async function* source() {
    for (let at = 0; at < all.length; at += pieces) yield all.subarray(at, at + pieces);
  }
  const records: CsvRecord[] = [];
  for await (const record of csvRecords(source())) records.push(record);
  return records;
}

describe('a CSV file', () => {
  it.each([',', ';', '\t'])('is separated by %j', async (sign) => {
    expect(await read(`a${sign}b\r\n1${sign}2\r\n`)).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1', '2'] },
    ]);
  });

  it('reads the same in pieces of any size', async () => {
    const text = '\ufeffa;"b ""c"""\n"x\ny";é\n\n3;4';
    const whole = await read(text);
    expect(whole.map(({ line, fields }) => [line, fields])).toEqual([
      [1, ['a', 'b "c"']],
      [2, ['x\ny', 'é']],
      [5, ['3', '4']],
    ]);
    for (const pieces of [1, 2, 3, 7]) expect(await read(text, pieces)).toEqual(whole);
  });

  it('reads Windows-1252 where it is no UTF-8', async () => {
    expect(await read(Buffer.from('districte\nGr\xe0cia\n', 'latin1'))).toEqual([
      { line: 1, fields: ['districte'] },
      { line: 2, fields: ['Gràcia'] },
    ]);
  });

  it('is not read into memory by a lost quote', async () => {
    const lost = `a,b\n"lost,1\n${'x,y\n'.repeat(40_000)}`;
    const records = await read(lost, 65_536);
    expect(records.some(({ fields }) => fields === null)).toBe(true);
    expect(records.length).toBeGreaterThan(1);
  });
});
