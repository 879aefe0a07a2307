import { isLanguage, type Language } from '#kernel/language.ts';
import { type Origin, textOfHtml, type Verdict } from '#modules/participation/proposals/index.ts';
import { guessLanguage } from './guess-language.ts';
import { BadLine, type LineFields, objectOf } from './line-fields.ts';
import type { Mapping } from './mapping.ts';

const LONGEST_TITLE = 250;
/** As HTML. */
const LONGEST_BODY = 20_000;

/** A proposal as its line says it. */
export interface ReadProposal {
  readonly id: string;
  readonly title: string;
  readonly texts: Texts;
  readonly origin: Origin;
  /** Its author's pseudonym there; null where it has none or is the city. */
  readonly author: string | null;
  readonly organisation: string | null;
  /** Name; null for the whole city. */
  readonly district: string | null;
  readonly category: string | null;
  readonly verdict: Verdict | null;
  readonly createdAt: Date;
  readonly supports: number;
}

/** @throws BadLine with what is wrong */
export function readProposal(line: string, mapping: Mapping): ReadProposal {
  const { fields, dates, verdicts } = mapping.proposals;
  const object = objectOf(line);
  const id = object.id(fields.id);
  const title = object.text(fields.title, LONGEST_TITLE).replace(/\s+/g, ' ').trim();
  if (title === '') throw new BadLine(`${fields.title} is empty`);
  const texts = textsOf(object, object.text(fields.body, LONGEST_BODY), fields.language, mapping.languages, title);
  const createdAt = object.moment(fields.createdAt, dates, mapping.timeZone);
  return {
    ...{ id, title, texts, createdAt },
    ...whoseIs(object, mapping),
    district: object.textOrNull(fields.district)?.trim() || null,
    category: categoryOf(object, fields.category ?? []),
    verdict: object.meaning(fields.status, verdicts),
    supports: object.count(fields.supports),
  };
}

/** What takes time to read, read when it is asked for: a survey asks for neither. */
export interface Texts {
  readonly body: string;
  readonly language: Language;
}

export function textsOf(
  object: LineFields,
  html: string,
  languageField: string | undefined,
  among: readonly Language[],
  title = '',
): Texts {
  const said = object.textOrNull(languageField);
  if (said !== null && !isLanguage(said)) {
    throw new BadLine(`${languageField}: ${JSON.stringify(said)} is not one of ca, es, en, ar`);
  }
  let body: string | undefined;
  let language = said;
  return {
    get body() {
      body ??= textOfHtml(html);
      return body;
    },
    get language() {
      language ??= guessLanguage(`${title}\n${this.body}`, among);
      return language;
    },
  };
}

/** Without an author it came from a meeting, unless the mapping says otherwise. */
function whoseIs(object: LineFields, { proposals }: Mapping): Pick<ReadProposal, 'origin' | 'author' | 'organisation'> {
  const { fields, origins, cityAuthors = [] } = proposals;
  const author = object.idOrNull(fields.author);
  const said = object.meaning(fields.origin, origins);
  const byCity = author !== null && cityAuthors.includes(author);
  const origin = byCity ? 'city' : (said ?? (author === null ? 'meeting' : 'resident'));
  const named = origin === 'resident' || origin === 'organisation';
  return {
    origin: named && author === null ? 'meeting' : origin,
    author: named ? author : null,
    organisation: origin === 'organisation' ? object.textOrNull(fields.organisation)?.trim() || null : null,
  };
}

function categoryOf(object: LineFields, fields: readonly string[]): string | null {
  const parts = fields.map((field) => object.textOrNull(field)?.replace(/\s+/g, ' ').trim() ?? '');
  return parts.filter((part) => part !== '').join(': ') || null;
}
