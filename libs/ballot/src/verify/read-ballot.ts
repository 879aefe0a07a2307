import { Fields, isList, type Json, parseCanonical, textOf } from '../archive/canonical-json.ts';
import { choicesOf, type Question } from './election.ts';
import { lengthOf } from './numbers.ts';

export interface CiphertextText {
  readonly alpha: string;
  readonly beta: string;
}

/** The answer to one question: its ciphertexts in a row, and the proofs as they stand, lengths checked. */
export type AnswerFile =
  | {
      readonly kind: 'homomorphic';
      readonly choices: readonly CiphertextText[];
      readonly individual: readonly (readonly Json[])[];
      readonly overall: readonly Json[];
      readonly blank: readonly Json[] | undefined;
    }
  | {
      readonly kind: 'lists';
      readonly choices: readonly CiphertextText[];
      readonly individual: readonly (readonly Json[])[];
      readonly overall: readonly Json[];
      /** One pair for each list. */
      readonly lists: readonly (readonly Json[])[];
      readonly nonzero: { readonly commitment: string; readonly challenge: Json; readonly responses: readonly Json[] };
    }
  | { readonly kind: 'ranked'; readonly choices: readonly CiphertextText[]; readonly proof: Json };

export interface BallotFile {
  readonly uuid: string;
  readonly fingerprint: string;
  readonly credential: string;
  readonly answers: readonly AnswerFile[];
  readonly hash: string;
  readonly signature: Json;
  /** The text without the signature, as it was hashed for it. */
  readonly unsigned: string;
}

/** @throws NotCanonical, WrongLength */
export function readBallot(bytes: Uint8Array, questions: readonly Question[]): BallotFile {
  const text = textOf(bytes);
  const fields = new Fields(parseCanonical(text), '');
  const uuid = fields.text('election_uuid');
  const fingerprint = fields.text('election_hash');
  const credential = fields.text('credential');
  const given = fields.list('answers');
  const signature = fields.fields('signature');
  fields.end();
  const hash = signature.text('hash');
  const proof = signature.need('proof');
  signature.end();
  // In canonical text a quote inside a string is escaped: the last field of the ballot begins where this stands last.
  const unsigned = `${text.slice(0, text.lastIndexOf(',"signature":'))}}`;
  const answers = lengthOf(given, questions.length, 'answers').map((answer, at) =>
    readAnswer(answer, questions[at] as Question, `answers[${at}]`),
  );
  return { uuid, fingerprint, credential, answers, hash, signature: proof, unsigned };
}

function readAnswer(value: Json, question: Question, path: string): AnswerFile {
  if (question.kind === 'lists') return readLists(value, question.lists, path);
  const fields = new Fields(value, path);
  if (question.kind === 'ranked') {
    const choices = [readCiphertext(fields.need('choices'), `${path}.choices`)];
    const proof = fields.need('proof');
    fields.end();
    return { kind: 'ranked', choices, proof };
  }
  const count = choicesOf(question);
  const choices = lengthOf(fields.list('choices'), count, `${path}.choices`).map((one, at) =>
    readCiphertext(one, `${path}.choices[${at}]`),
  );
  const individual = lengthOf(fields.list('individual_proofs'), count, `${path}.individual_proofs`).map((one, at) =>
    listOf(one, 2, `${path}.individual_proofs[${at}]`),
  );
  const alternatives = question.max - question.min + 1 + (question.blank ? 1 : 0);
  const overall = lengthOf(fields.list('overall_proof'), alternatives, `${path}.overall_proof`);
  const blank = question.blank ? lengthOf(fields.list('blank_proof'), 2, `${path}.blank_proof`) : undefined;
  fields.end();
  return { kind: 'homomorphic', choices, individual, overall, blank };
}

function readLists(value: Json, lists: readonly number[], path: string): AnswerFile {
  const fields = new Fields(value, path);
  const rows = (name: string, length: (list: number) => number) =>
    lengthOf(fields.list(name), lists.length, `${path}.${name}`).map((row, at) =>
      listOf(row, length(lists[at] ?? 0), `${path}.${name}[${at}]`),
    );
  const choices = rows('choices', (list) => list).flatMap((row, list) =>
    row.map((one, at) => readCiphertext(one, `${path}.choices[${list}][${at}]`)),
  );
  const individual = rows('individual_proofs', (list) => list).flatMap((row) =>
    row.map((one) => listOf(one, 2, `${path}.individual_proofs`)),
  );
  // One alternative, and no list of it: so the specification has it here, and here only.
  const overall = [fields.need('overall_proof')];
  const proofs = rows('list_proofs', () => 2);
  const last = fields.fields('nonzero_proof');
  fields.end();
  const commitment = last.text('commitment');
  const challenge = last.need('challenge');
  const responses = lengthOf(last.list('response'), 2, `${path}.nonzero_proof.response`);
  last.end();
  return { kind: 'lists', choices, individual, overall, lists: proofs, nonzero: { commitment, challenge, responses } };
}

export function readCiphertext(value: Json, path: string): CiphertextText {
  const fields = new Fields(value, path);
  const [alpha, beta] = [fields.text('alpha'), fields.text('beta')];
  fields.end();
  return { alpha, beta };
}

function listOf(value: Json | undefined, length: number, path: string): readonly Json[] {
  return lengthOf(isList(value, path), length, path);
}
