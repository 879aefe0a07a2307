import type { Group } from '../group.ts';
import { mostRankedChoices } from '../shuffle/embedding.ts';
import { CannotMake } from './cannot-make.ts';
import { base64Hash } from './digest.ts';

/** A homomorphic question, of which only sums are ever decrypted: of its answers at least `min` and at most `max` may be chosen, or none where `blank` is. */
export interface ChoiceQuestion {
  readonly answers: readonly string[];
  readonly blank?: boolean;
  readonly min: number;
  readonly max: number;
  readonly question: string;
}

/**
 * A ranked (non-homomorphic) question: each answer is given a whole number from 0 to 255, and every ballot is published
 * after the ballots were shuffled. What the numbers mean is up to whoever counts; `extra` may say.
 */
export interface RankedQuestion {
  readonly type: 'NonHomomorphic';
  readonly value: { readonly answers: readonly string[]; readonly question: string };
  readonly extra?: unknown;
}

/**
 * A question of candidates grouped in lists: a voter chooses exactly one list, and of it one candidate or more. Only sums
 * are ever decrypted, for each list and for each candidate.
 */
export interface ListsQuestion {
  readonly type: 'Lists';
  /** Of each list its name, then the names of its candidates. */
  readonly value: { readonly answers: readonly (readonly string[])[]; readonly question: string };
  readonly extra?: unknown;
}

export type Question = ChoiceQuestion | RankedQuestion | ListsQuestion;

export function isRanked(question: Question): question is RankedQuestion {
  return 'type' in question && question.type === 'NonHomomorphic';
}

export function isLists(question: Question): question is ListsQuestion {
  return 'type' in question && question.type === 'Lists';
}

/** What a voter is asked. */
export function titleOf(question: Question): string {
  return 'type' in question ? question.value.question : question.question;
}

/** How many numbers a voter gives. */
export function widthOf(question: Question): number {
  if (isLists(question)) return sizesOf(question).reduce((sum, size) => sum + size, 0);
  return isRanked(question) ? question.value.answers.length : question.answers.length + (question.blank ? 1 : 0);
}

/** How many numbers a voter gives for each list: for itself, and for its candidates. */
export function sizesOf({ value: { answers } }: ListsQuestion): number[] {
  return answers.map(({ length }) => length);
}

/** What the administrator decides. */
export interface ElectionTemplate {
  readonly description: string;
  readonly name: string;
  readonly questions: readonly Question[];
  readonly administrator?: string;
  readonly credential_authority?: string;
}

/** An election as voters and trustees work with it; `text` is what the archive holds and what is hashed. */
export interface Election<P> {
  readonly group: Group<P>;
  readonly text: string;
  readonly uuid: string;
  /** φ: base64 of SHA-256 of the text, unpadded. */
  readonly fingerprint: string;
  readonly name: string;
  readonly publicKey: P;
  readonly questions: readonly Question[];
}

/** The election as JSON, compact, in the field order of protocol v1. @throws CannotMake */
export function makeElection<P>(group: Group<P>, template: ElectionTemplate, uuid: string, publicKey: P): string {
  const { description, name, questions, administrator, credential_authority } = readTemplate(template);
  if (!isUuid(uuid)) throw new CannotMake('The identifier of an election is 14 or more Base58 characters.');
  checkRanked(group, questions);
  const key = group.encode(publicKey);
  const head = { version: 1, description, name, group: group.name, public_key: key, questions, uuid };
  return JSON.stringify({ ...head, administrator, credential_authority });
}

/** @throws CannotMake where the text is no election of this group, or has questions of another kind */
export function openElection<P>(group: Group<P>, text: string): Election<P> {
  const election = parse(text);
  if (election.version !== 1) throw new CannotMake('Only elections of version 1 of the protocol are known.');
  if (election.group !== group.name) throw new CannotMake(`The election is in the group ${String(election.group)}.`);
  const publicKey = typeof election.public_key === 'string' ? group.decode(election.public_key) : undefined;
  if (publicKey === undefined) throw new CannotMake("The election's public key is no element of its group.");
  if (!isUuid(election.uuid)) throw new CannotMake('The election has no identifier.');
  const { name, questions } = readTemplate(election);
  checkRanked(group, questions);
  return { group, text, uuid: election.uuid, fingerprint: base64Hash(text), name, publicKey, questions };
}

/** Checks what was written by hand and brings fields into their order. @throws CannotMake with the question's number */
export function readTemplate(value: unknown): ElectionTemplate {
  const { description, name, questions, administrator, credential_authority } = record(value, 'An election');
  const by = { administrator, credential_authority };
  for (const [what, text] of Object.entries({ name, description, ...by }))
    if (typeof text !== 'string' && (text !== undefined || !(what in by)))
      throw new CannotMake(`The "${what}" of an election is a text.`);
  if (!Array.isArray(questions) || questions.length === 0)
    throw new CannotMake('An election has one question or more.');
  const template = { description, name, questions: questions.map(readQuestion), ...by };
  return template as ElectionTemplate;
}

function readQuestion(value: unknown, at: number): Question {
  const where = `Question ${at + 1}`;
  const { answers, blank, min, max, question, type, ...rest } = record(value, where);
  if (type === 'NonHomomorphic') return readRanked(rest, where);
  if (type === 'Lists') return readLists(rest, where);
  if (type !== undefined)
    throw new CannotMake(
      `${where} is of type ${String(type)}: only plain, NonHomomorphic and Lists questions can be made.`,
    );
  if (!Array.isArray(answers) || answers.length === 0 || !answers.every((answer) => typeof answer === 'string'))
    throw new CannotMake(`${where} needs a list of answers.`);
  if (typeof question !== 'string') throw new CannotMake(`${where} needs a text "question".`);
  if (blank !== undefined && typeof blank !== 'boolean') throw new CannotMake(`${where}: "blank" is true or false.`);
  const [least, most] = [Number(min), Number(max)];
  const sound = Number.isSafeInteger(min) && Number.isSafeInteger(max) && 0 <= least && least <= most;
  if (!sound || most > answers.length)
    throw new CannotMake(`${where}: "min" and "max" must be 0 ≤ min ≤ max ≤ the number of answers.`);
  return { answers, ...(blank === undefined ? {} : { blank }), min: least, max: most, question };
}

function readRanked({ value, extra }: Record<string, unknown>, where: string): RankedQuestion {
  const { answers, question } = record(value, `The value of ${where.toLowerCase()}`);
  if (!Array.isArray(answers) || answers.length === 0 || !answers.every((answer) => typeof answer === 'string'))
    throw new CannotMake(`${where} needs a list of answers.`);
  if (typeof question !== 'string') throw new CannotMake(`${where} needs a text "question".`);
  return { type: 'NonHomomorphic', value: { answers, question }, ...(extra === undefined ? {} : { extra }) };
}

function readLists({ value, extra }: Record<string, unknown>, where: string): ListsQuestion {
  const { answers, question } = record(value, `The value of ${where.toLowerCase()}`);
  if (!Array.isArray(answers) || answers.length === 0 || !answers.every(isListOfNames))
    throw new CannotMake(`${where} needs lists: of each its name, then one candidate or more.`);
  if (typeof question !== 'string') throw new CannotMake(`${where} needs a text "question".`);
  return { type: 'Lists', value: { answers, question }, ...(extra === undefined ? {} : { extra }) };
}

function isListOfNames(list: unknown): list is string[] {
  return Array.isArray(list) && list.length > 1 && list.every((name) => typeof name === 'string');
}

/** A ranking must fit an element of the group. */
function checkRanked(group: Group, questions: readonly Question[]): void {
  const most = mostRankedChoices(group);
  for (const [at, question] of questions.entries())
    if (isRanked(question) && question.value.answers.length > most)
      throw new CannotMake(
        most === 0
          ? `Question ${at + 1} is ranked, and the group ${group.name} carries no ranked ballots.`
          : `Question ${at + 1} has more than ${most} answers, the most a ranked ballot carries in ${group.name}.`,
      );
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[1-9A-HJ-NP-Za-km-z]{14,}$/.test(value);
}

function parse(text: string): Record<string, unknown> {
  try {
    return record(JSON.parse(text), 'An election');
  } catch (fault) {
    if (fault instanceof CannotMake) throw fault;
    throw new CannotMake('The election is not JSON.');
  }
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CannotMake(`${what} is a JSON object.`);
  return value as Record<string, unknown>;
}
