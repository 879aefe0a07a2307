/** Reads a CSV file (RFC 4180) by its head: a reader of our own, so that the city's writer is checked by another hand. */
export function readCsv(text: string): Record<string, string>[] {
  const [head = [], ...rows] = cellsOf(text.replace(/^\ufeff/, ''));
  return rows.map((row) => Object.fromEntries(head.map((name, column) => [name, row[column] ?? ''])));
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
  let row: string[] = [];
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [, written = '', end] = found;
    row.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
    if (cell.lastIndex >= text.length) break;
  }
  return rows;
}
