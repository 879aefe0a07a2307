import { isCount, isText, type Json } from '../archive/canonical-json.ts';
import { Unreadable } from '../archive/unreadable.ts';
import type { Findings } from '../verify/checks.ts';
import type { Titles } from '../verify/election.ts';
import { elementOf, HELIOS_GROUP } from './group.ts';
import { hashOf } from './python-json.ts';
import { Named } from './record.ts';

export interface HeliosQuestion {
  readonly answers: number;
  readonly title: Titles['questions'][number];
  readonly min: number;
  /** null: as many as there are answers, and no proof of it. */
  readonly max: number | null;
}

export interface HeliosElection {
  readonly name: string;
  readonly uuid: string;
  readonly hash: string;
  /** Of the list of voters, when the election was frozen; undefined where it was open, or the server kept none. */
  readonly votersHash: string | undefined;
  readonly y: bigint;
  readonly questions: readonly HeliosQuestion[];
}

/** @throws Unreadable for an election of a kind that is not known here @throws NotCanonical, NotInGroup */
export function readElection(value: Json, findings: Findings): HeliosElection {
  const election = new Named(value, 'election');
  if (election.may('use_threshold') === true)
    throw new Unreadable(
      'This election has a threshold of trustees, as some versions of Helios have: it is not known here.',
    );
  const key = new Named(election.need('public_key'), 'election.public_key');
  if (!/^[0-9]+$/.test(key.text('p')))
    throw new Unreadable(
      'Numbers of this record are not decimal, as the draft of Helios 4 has them: that is not known here.',
    );
  const { p, q, g } = HELIOS_GROUP;
  if (key.text('p') !== String(p) || key.text('q') !== String(q) || key.text('g') !== String(g))
    findings.fail(6, 'The election uses another group than that of Helios, which nobody has vouched for.');
  const y = elementOf(key.text('y'), "The election's key");
  const questions = election.list('questions').map((question, at) => readQuestion(question, at, findings));
  const votersHash = election.may('voters_hash') ?? undefined;
  return {
    ...{ name: election.text('name'), uuid: election.text('uuid'), hash: hashOf(value), y, questions },
    votersHash: votersHash === undefined ? undefined : isText(votersHash, 'election.voters_hash'),
  };
}

function readQuestion(value: Json, at: number, findings: Findings): HeliosQuestion {
  const question = new Named(value, `questions[${at}]`);
  const names = question.list('answers').map((answer) => isText(answer, 'an answer'));
  const answers = names.length;
  const [least, most] = [question.need('min'), question.need('max')];
  const [min, max] = [least === null ? 0 : isCount(least, 'min'), most === null ? null : isCount(most, 'max')];
  if (answers === 0 || min > (max ?? answers) || (max ?? 0) > answers)
    findings.fail(13, `Question ${at + 1} asks for ${min} to ${max ?? 'any'} of ${answers} answers.`);
  if (question.text('tally_type') !== 'homomorphic')
    throw new Unreadable(`Question ${at + 1} of this election is not tallied homomorphically: that is not known here.`);
  return { answers, min, max, title: { question: question.text('question'), answers: names } };
}
