import type { Reader } from '#kernel/reader.ts';
import type { HeldColumn, HeldRows, HeldValue } from '../held-data.ts';
import type { CopyRequest } from './copy-entries.ts';
import { keptUntil, valueInWords, whyHeld } from './held-words.ts';
import { idsIn, type NamedValue } from './names-in.ts';

/** Read at home, years later, without this site: it brings its own style and needs no script. */
const STYLE = `
body{font:1.0625rem/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",Verdana,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#191a1f;background:#fbfaf6}
h1{font-size:1.9rem;line-height:1.2}h2{margin-top:2.5rem;border-top:3px solid #191a1f;padding-top:.5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.5rem;border-bottom:1px solid #dcd9cf;overflow-wrap:anywhere}
.why{color:#54565f}nav ul{columns:2}pre{white-space:pre-wrap}
@media (prefers-color-scheme:dark){body{background:#17181c;color:#f3f1ea}h2{border-color:#f3f1ea}.why{color:#b9b7ae}th,td{border-color:#3a3c44}a{color:#a9b6ff}}
@media (max-width:40rem){table,thead,tbody,tr,th,td{display:block}thead{position:absolute;inset-inline-start:-99rem}td[data-label]::before{content:attr(data-label) ": ";font-weight:700}nav ul{columns:1}}`;

/** The whole copy as one page, in pieces. */
export async function copyAsHtml(request: CopyRequest, held: readonly HeldRows[]): Promise<Generator<string>> {
  const { ctx, reader, names } = request;
  return pieces(request, held, await names(ctx, reader, idsIn(held)));
}

type Names = ReadonlyMap<string, ReadonlyMap<string, NamedValue>>;

// words: rights.table.* rights.column.*
function* pieces({ reader, city, ctx }: CopyRequest, held: readonly HeldRows[], names: Names): Generator<string> {
  const { t, language, direction } = reader;
  const title = t('consents.copy.title', { city });
  yield `<!doctype html>\n<html lang="${language}" dir="${direction}"><head><meta charset="utf-8">`;
  yield `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">`;
  yield `<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>`;
  yield `<p>${escaped(t('consents.copy.made', { at: reader.dateTime(ctx.clock.now()) }))}</p><nav><ul>`;
  for (const { table, rows } of held) {
    yield `<li><a href="#${table.label}">${escaped(t(`rights.table.${table.label}`))}</a> (${reader.number(rows.length)})</li>`;
  }
  yield '</ul></nav>';
  for (const group of held) yield* section(group, reader, names);
  yield '</main></body></html>\n';
}

function* section({ table, rows }: HeldRows, r: Reader, names: Names): Generator<string> {
  const { t } = r;
  const label = ({ label }: HeldColumn) => escaped(t(`rights.column.${label}`));
  yield `<section id="${table.label}"><h2>${escaped(t(`rights.table.${table.label}`))}</h2>`;
  for (const said of new Set(
    table.columns.map((column) => `${whyHeld(column, r)} · ${keptUntil(column.retention, r)}`),
  ))
    yield `<p class="why">${escaped(said)}</p>`;
  yield `<table><thead><tr>${table.columns.map((column) => `<th scope="col">${label(column)}</th>`).join('')}</tr></thead><tbody>`;
  for (const row of rows) {
    yield `<tr>${table.columns
      .map((column) => `<td data-label="${label(column)}">${cell(column, row[column.name] ?? null, r, names)}</td>`)
      .join('')}</tr>\n`;
  }
  yield '</tbody></table></section>';
}

function cell(column: HeldColumn, value: HeldValue, r: Reader, names: Names): string {
  const named = typeof value === 'string' ? names.get(column.place)?.get(value)?.text : undefined;
  const words = escaped(named ?? valueInWords(column, value, r));
  return words.includes('\n') ? `<pre>${words}</pre>` : `<bdi>${words}</bdi>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
