import type { Json } from '@ateneu/public-record';
import type { VNode } from 'preact';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import type { PayloadField } from '../payload-fields.ts';
import type { RecordItem } from '../record.ts';
import { isRecordKind, RECORD_KINDS } from '../record-kinds.ts';

/** Stands around the number of a quotation while the sentence is put together. */
const MARK = '\u0001';

/** What the entry says, in the reader's language; the city's own words keep the language they were written in. */
export function EntrySentence({ entry, reader }: { entry: RecordItem; reader: Reader }): VNode {
  const quotes: VNode[] = [];
  const quote = (text: LocalizedText) => {
    const { text: said, language } = reader.textWithLanguage(text);
    quotes.push(
      language === reader.language ? (
        <b>{said}</b>
      ) : (
        <b lang={language} dir="auto">
          {said}
        </b>
      ),
    );
    return `${MARK}${quotes.length - 1}${MARK}`;
  };
  const pieces = sentence(entry, reader, quote).split(MARK);
  return <>{pieces.map((piece, i) => (i % 2 === 0 ? piece : quotes[Number(piece)]))}</>;
}

/** The same as plain text. */
export function entryInWords(entry: RecordItem, reader: Reader): string {
  return sentence(entry, reader, reader.text);
}

type Quote = (text: LocalizedText) => string;

function sentence({ kind, payload, subject }: RecordItem, reader: Reader, quote: Quote): string {
  if (payload === null) return reader.t('record.sentence.unreadable');
  if (!isRecordKind(kind)) return reader.t('record.sentence.unknown', { kind, subject: subject.kind });
  const blanks: Record<string, string | number> = {};
  for (const [name, field] of Object.entries(RECORD_KINDS[kind].fields)) {
    const value = payload[name] ?? null;
    blanks[name] = value === null ? '–' : written(value, field, reader, quote);
    blanks[`${name}Given`] = value === null ? 'no' : 'yes';
  }
  const by = payload.office === null ? blanks.role : blanks.office;
  return reader.t(`record.sentence.${kind}`, { ...blanks, by: by ?? '–' });
}

// What is stored may have been spoilt: a value that does not fit its field is shown as it stands, never a fault.
function written(value: Json, { type, schema }: PayloadField<unknown>, reader: Reader, quote: Quote): string | number {
  if (!schema.safeParse(value).success) return JSON.stringify(value);
  switch (type) {
    case 'words':
      return quote(value as LocalizedText);
    case 'choice':
      return reader.t(`record.choice.${value}`);
    case 'cents':
      return reader.money(cents(value as number));
    case 'day':
      return reader.date(new Date(value as string));
    case 'instant':
      return reader.dateTime(new Date(value as string));
    default:
      return typeof value === 'number' ? value : isolated(String(value));
  }
}

/** Names of ours are written from left to right, also in an Arabic sentence (U+2066 … U+2069). */
function isolated(name: string): string {
  return `\u2066${name.replaceAll(MARK, '')}\u2069`;
}
