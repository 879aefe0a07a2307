import { Fields, isList, isText, type Json, NotCanonical } from '../archive/canonical-json.ts';

/** What a question asks for, as far as ballots and tally depend on it. */
export type Question =
  | {
      readonly kind: 'homomorphic';
      readonly answers: number;
      readonly blank: boolean;
      readonly min: number;
      readonly max: number;
    }
  /** `lists[i]`: candidates of list i, and one more for the list itself. */
  | { readonly kind: 'lists'; readonly lists: readonly number[] }
  | { readonly kind: 'ranked'; readonly answers: number };

/** Names for those who read the result. */
export interface Titles {
  readonly name: string;
  readonly questions: readonly {
    readonly question: string;
    readonly answers: readonly string[];
    /** The result lists what each ballot says, and no sums. */
    readonly isRanked?: boolean;
  }[];
}

export interface ElectionFile {
  readonly version: number;
  readonly titles: Titles;
  readonly group: string;
  readonly publicKey: string;
  readonly questions: readonly Question[];
  readonly uuid: string;
}

/** @throws NotCanonical */
export function readElection(value: Json): ElectionFile {
  const fields = new Fields(value, '');
  const version = fields.count('version');
  fields.text('description');
  const name = fields.text('name');
  const group = fields.text('group');
  const publicKey = fields.text('public_key');
  const read = fields.list('questions').map((question, at) => readQuestion(question, `questions[${at}]`));
  const uuid = fields.text('uuid');
  fields.mayText('administrator');
  fields.mayText('credential_authority');
  fields.end();
  const titles = { name, questions: read.map(({ title }) => title) };
  return { version, titles, group, publicKey, questions: read.map(({ rule }) => rule), uuid };
}

/** 14 or more Base58 characters. */
export function isUuid(text: string): boolean {
  return /^[1-9A-HJ-NP-Za-km-z]{14,}$/.test(text);
}

/**
 * A list whose name is missing: nothing could be proven of it. Other odd questions, without answers or that nobody can
 * answer, are no matter of an audit: `belenios-tool` makes such elections, and what its ballots prove holds.
 */
export function whereUnnamedList(questions: readonly Question[]): string | undefined {
  const at = questions.findIndex((question) => question.kind === 'lists' && question.lists.includes(0));
  return at === -1 ? undefined : `Question ${at + 1} has a list without a name.`;
}

interface Read {
  readonly rule: Question;
  readonly title: Titles['questions'][number];
}

function readQuestion(value: Json, path: string): Read {
  const fields = new Fields(value, path);
  const type = fields.may('type');
  if (type !== undefined) return readTyped(isText(type, `${path}.type`), fields, path);
  const answers = fields.list('answers').map((answer) => isText(answer, `${path}.answers`));
  const blank = fields.may('blank');
  if (blank !== undefined && typeof blank !== 'boolean')
    throw new NotCanonical(`${path}.blank is neither true nor false`);
  const [min, max] = [fields.count('min'), fields.count('max')];
  const question = fields.text('question');
  fields.end();
  const rule: Question = { kind: 'homomorphic', answers: answers.length, blank: blank === true, min, max };
  return { rule, title: { question, answers } };
}

function readTyped(type: string, fields: Fields, path: string): Read {
  const content = fields.fields('value');
  fields.may('extra');
  fields.end();
  const answers = content.list('answers');
  const question = content.text('question');
  content.end();
  if (type === 'NonHomomorphic') {
    const names = answers.map((answer) => isText(answer, `${path}.value.answers`));
    return { rule: { kind: 'ranked', answers: answers.length }, title: { question, answers: names, isRanked: true } };
  }
  if (type !== 'Lists') throw new NotCanonical(`${path}.type is none that the protocol knows`);
  const lists = answers.map((list) => isList(list, `${path}.value.answers`));
  const names = lists.flat().map((name) => isText(name, `${path}.value.answers`));
  return { rule: { kind: 'lists', lists: lists.map(({ length }) => length) }, title: { question, answers: names } };
}

/** How many ciphertexts a ballot holds for the question. */
export function choicesOf(question: Question): number {
  if (question.kind === 'lists') return question.lists.reduce((sum, length) => sum + length, 0);
  return question.kind === 'ranked' ? 1 : question.answers + (question.blank ? 1 : 0);
}
