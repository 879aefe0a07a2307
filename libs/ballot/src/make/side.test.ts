import { beforeAll, describe, expect, test } from 'vitest';
import type { Group } from '../group.ts';
import { ed25519Engines, random } from '../groups/engines.fixture.ts';
import { openingsOf } from './audit-ballot.ts';
import { castBallot, prepareBallot } from './ballot.ts';
import { credentialSecret, makeCredential, publicCredential } from './credential.ts';
import { type Election, makeElection, openElection } from './election.ts';
import { neutralBallot, readSide, sideEvent, voidedThatCount, whyNotCast } from './side.ts';

const UUID = 'qZFJxaaeUpbmxF';
const QUESTIONS = [
  { question: 'A?', answers: ['Yes', 'No'], min: 0, max: 1 },
  { question: 'B?', answers: ['Yes', 'No'], min: 1, max: 1, blank: true },
];
const CHOICES = [
  [1, 0],
  [0, 1, 0],
];

let group: Group;
let election: Election<unknown>;
const code = makeCredential(random);
let credential: string;

beforeAll(async () => {
  group = (await ed25519Engines()).at(-1) as Group;
  const text = makeElection(group, { name: 'n', description: '', questions: QUESTIONS }, UUID, group.multiplyBase(9n));
  election = openElection(group, text);
  credential = publicCredential(group, UUID, code);
});

const secret = () => credentialSecret(group, UUID, code);
function linesOf(...payloads: { readonly hash: string }[]): string[] {
  const lines: string[] = [];
  for (const payload of payloads) lines.push(sideEvent(lines, UUID, 'Audited', payload));
  return lines;
}

describe('the side file', () => {
  test('is a chain that is read as it was written', () => {
    const lines = linesOf({ hash: 'a' }, { hash: 'b' }, { hash: 'c' });
    const read = readSide(`${lines.join('\n')}\n`, UUID);
    expect(read.events.map(({ payload }) => payload)).toEqual([{ hash: 'a' }, { hash: 'b' }, { hash: 'c' }]);
    expect(read.lines).toEqual(lines);
    expect(readSide('', UUID)).toEqual({ lines: [], events: [] });
  });

  test('that lost, changed or swapped a line is refused with the number of the line', () => {
    const [a = '', b = '', c = ''] = linesOf({ hash: 'a' }, { hash: 'b' }, { hash: 'c' });
    expect(() => readSide([a, c].join('\n'), UUID)).toThrow('Line 2');
    expect(() => readSide([b, a, c].join('\n'), UUID)).toThrow('Line 1');
    expect(() => readSide([a.replace('"a"', '"x"'), b, c].join('\n'), UUID)).toThrow('Line 2');
    expect(() => readSide([a, 'no JSON'].join('\n'), UUID)).toThrow('Line 2');
    expect(() => readSide(a, `${UUID}2`)).toThrow('Line 1');
    expect(() => readSide(a.replace('Audited', 'Invented'), UUID)).toThrow('of no known type');
  });
});

describe('a ballot is not added', () => {
  const events = (type: 'Audited' | 'Void', payload: object) =>
    readSide(sideEvent([], UUID, type, payload as never), UUID).events;

  test('that was laid open in an audit, or whose credential is void', () => {
    const ballot = { credential: 'c', hash: 'h' };
    expect(whyNotCast(events('Audited', { hash: 'h' }), ballot)).toContain('laid open');
    expect(whyNotCast(events('Audited', { hash: 'other' }), ballot)).toBeUndefined();
    expect(whyNotCast(events('Void', { credential: 'c', reason: '' }), ballot)).toContain('void');
    expect(whyNotCast(events('Void', { credential: 'other', reason: '' }), ballot)).toBeUndefined();
  });
});

describe('a voided credential counts no more', () => {
  const voided = (neutral?: object) =>
    readSide(sideEvent([], UUID, 'Void', { credential, reason: 'paper', neutral } as never), UUID).events;
  const voteOf = (choices: number[][]) => {
    const prepared = prepareBallot(election, credential, choices, random);
    const opened = openingsOf(prepared);
    return { text: castBallot(election, prepared, secret(), random).text, opened };
  };

  test('where it has no ballot, or its last is the empty one that is laid open', () => {
    const { cast, opened } = neutralBallot(election, credential, secret(), random);
    expect(voidedThatCount(election, voided(), [])).toEqual([]);
    expect(voidedThatCount(election, voided(opened), [cast.text])).toEqual([]);
  });

  test('and otherwise is named', () => {
    const { cast, opened } = neutralBallot(election, credential, secret(), random);
    const real = voteOf(CHOICES);
    expect(voidedThatCount(election, voided(), [real.text])).toEqual([credential]);
    expect(voidedThatCount(election, voided(), [cast.text])).toEqual([credential]);
    expect(voidedThatCount(election, voided(opened), [real.text])).toEqual([credential]);
    expect(voidedThatCount(election, voided(real.opened), [real.text])).toEqual([credential]);
    const lying = { ...real.opened, openings: opened.openings };
    expect(voidedThatCount(election, voided(lying), [real.text])).toEqual([credential]);
  });
});
