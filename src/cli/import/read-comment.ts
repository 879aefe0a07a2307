import { BadLine, objectOf } from './line-fields.ts';
import type { Mapping } from './mapping.ts';
import { type Texts, textsOf } from './read-proposal.ts';

/** As HTML. */
const LONGEST_BODY = 20_000;

/** A comment as its line says it. */
export interface ReadComment {
  readonly id: string;
  /** Of its proposal, there. */
  readonly proposal: string;
  /** Of the comment it replies to, there. */
  readonly parent: string | null;
  readonly author: string | null;
  /** null on replies. */
  readonly alignment: 1 | 0 | -1 | null;
  readonly texts: Texts;
  readonly createdAt: Date;
  readonly likes: number;
  readonly dislikes: number;
}

/** @throws BadLine with what is wrong */
export function readComment(line: string, { timeZone, languages, comments }: Mapping): ReadComment {
  if (!comments) throw new Error('The mapping has no comments');
  const { fields, dates, alignments } = comments;
  const object = objectOf(line);
  const id = object.id(fields.id);
  const proposal = object.id(fields.proposal);
  const html = object.text(fields.body, LONGEST_BODY);
  if (!hasWords(html)) throw new BadLine(`${fields.body} holds no words`);
  return {
    ...{ id, proposal },
    texts: textsOf(object, html, fields.language, languages),
    parent: object.idOrNull(fields.parent),
    author: object.idOrNull(fields.author),
    alignment: object.meaning(fields.alignment, alignments),
    createdAt: object.moment(fields.createdAt, dates, timeZone),
    likes: object.count(fields.likes),
    dislikes: object.count(fields.dislikes),
  };
}

/** Anything beside tags and spaces. */
function hasWords(html: string): boolean {
  return /\S/.test(html.replace(/<[^<>]*>|&nbsp;/g, ''));
}
