import type { VNode } from 'preact';
import { LANGUAGES } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldType } from '../payload-fields.ts';
import type { RecordItem } from '../record.ts';
import { isRecordKind, RECORD_KINDS } from '../record-kinds.ts';

/** What the entry says, in the reader's language; the city's own words keep the language they were written in. */
export function EntrySentence({ entry, reader }: { entry: RecordItem; reader: Reader }): VNode {
  const quotes: VNode[] = [];
  const quote = (text: LocalizedText) => {
    const { text: said, language } = reader.textWithLanguage(text);
    quotes.push(language === reader.language ? <b>{said}</b> : <b lang={language}>{said}</b>);
    return `\u0001${quotes.length - 1}\u0001`;
  };
  const pieces = sentence(entry, reader, quote).split('\u0001');
  return <>{pieces.map((piece, i) => (i % 2 === 0 ? piece : quotes[Number(piece)]))}</>;
}

/** The same as plain text. */
export function entryInWords(entry: RecordItem, reader: Reader): string {
  return sentence(entry, reader, reader.text);
}

function sentence(
  { kind, payload, subject }: RecordItem,
  reader: Reader,
  quote: (text: LocalizedText) => string,
): string {
  if (payload === null) return reader.t('record.sentence.unreadable');
  if (!isRecordKind(kind)) return reader.t('record.sentence.unknown', { kind, subject: subject.kind });
  const blanks: Record<string, string | number> = { by: officeOf(payload, reader, quote) };
  for (const [name, { type }] of Object.entries(RECORD_KINDS[kind].fields)) {
    blanks[name] = written(payload[name], type, reader, quote);
    blanks[`${name}Given`] = payload[name] === null || payload[name] === undefined ? 'no' : 'yes';
  }
  return reader.t(`record.sentence.${kind}`, blanks);
}

function officeOf(payload: Record<string, unknown>, reader: Reader, quote: (text: LocalizedText) => string): string {
  if (isText(payload.office)) return quote(payload.office);
  const role = String(payload.role);
  return isKnownRole(role) ? reader.t(`record.role.${role}`) : role;
}

function isKnownRole(role: string): boolean {
  return RECORD_KINDS['process-published'].fields.role.schema.safeParse(role).success;
}

// What is stored may have been spoilt: whatever does not fit its field is shown as it stands, never a fault.
function written(
  value: unknown,
  type: FieldType,
  reader: Reader,
  quote: (text: LocalizedText) => string,
): string | number {
  if (value === null || value === undefined) return '–';
  if (isText(value)) return type === 'words' ? quote(value) : JSON.stringify(value);
  if (typeof value === 'number' && Number.isSafeInteger(value))
    return type === 'cents' ? reader.money(cents(value)) : value;
  if (typeof value !== 'string') return JSON.stringify(value);
  const at = type === 'instant' || type === 'day' ? new Date(value) : null;
  if (at === null || Number.isNaN(at.getTime())) return value.replaceAll('\u0001', '');
  return type === 'day' ? reader.date(at) : reader.dateTime(at);
}

function isText(value: unknown): value is LocalizedText {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([language, text]) => LANGUAGES.includes(language as never) && typeof text === 'string',
  );
}
