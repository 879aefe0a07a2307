import { describe, expect, test } from 'vitest';
import type { Group } from '../group.ts';
import { fieldGroup } from '../groups/field-group.ts';
import { nobleEd25519 } from '../groups/noble-ed25519.ts';
import { makeElection, openElection, readTemplate } from './election.ts';
import { logarithms } from './result.ts';

const group = nobleEd25519();
const key = group.multiplyBase(7n);
const UUID = 'qZFJxaaeUpbmxF';
const QUESTION = { answers: ['A', 'B'], min: 0, max: 1, question: '?' };
const lists = (...answers: unknown[]) => ({ type: 'Lists', value: { answers, question: '?' } });
const template = (...questions: unknown[]) => ({ name: 'n', description: 'd', questions });

describe('a template', () => {
  test.each([
    [template(), 'one question or more'],
    [template({ ...QUESTION, answers: [] }), 'Question 1 needs a list of answers'],
    [template(QUESTION, { ...QUESTION, answers: [1] }), 'Question 2 needs a list of answers'],
    [template({ ...QUESTION, min: 2 }), '0 ≤ min ≤ max'],
    [template({ ...QUESTION, max: 3 }), '0 ≤ min ≤ max'],
    [template({ ...QUESTION, min: -1 }), '0 ≤ min ≤ max'],
    [template({ ...QUESTION, min: '0' }), '0 ≤ min ≤ max'],
    [template({ ...QUESTION, blank: 'yes' }), '"blank" is true or false'],
    [template({ ...QUESTION, question: 7 }), 'needs a text "question"'],
    [template({ ...QUESTION, type: 'Unheard' }), 'is of type Unheard'],
    [template({ ...QUESTION, type: 'Lists' }), 'The value of question 1 is a JSON object'],
    [template(lists()), 'needs lists'],
    [template(lists([])), 'needs lists'],
    [template(lists(['L', 'A'], ['R'])), 'needs lists'],
    [template(lists(['L', 7])), 'needs lists'],
    [template({ type: 'Lists', value: { answers: [['L', 'A']] } }), 'needs a text "question"'],
    [template({ type: 'NonHomomorphic', value: { answers: ['A'] } }), 'needs a text "question"'],
    [template(null), 'Question 1 is a JSON object'],
    [{ ...template(QUESTION), name: 7 }, 'The "name" of an election is a text'],
    [null, 'An election is a JSON object'],
  ])('is refused with its reason: %j', (value, why) => {
    expect(() => readTemplate(value)).toThrow(why);
  });

  test('becomes an election with its fields in the order of the protocol', () => {
    const blank = { question: '?', max: 1, min: 0, blank: true, answers: ['A', 'B'] };
    const text = makeElection(group, readTemplate({ administrator: 'x', ...template(blank) }), UUID, key);
    expect(text).toBe(
      `{"version":1,"description":"d","name":"n","group":"Ed25519","public_key":"${group.encode(key)}","questions":` +
        `[{"answers":["A","B"],"blank":true,"min":0,"max":1,"question":"?"}],"uuid":"${UUID}","administrator":"x"}`,
    );
    expect(openElection(group, text).questions).toEqual([
      { answers: ['A', 'B'], blank: true, min: 0, max: 1, question: '?' },
    ]);
  });

  test('with lists keeps them, in every group, and what is said beside them', () => {
    const question = {
      value: {
        question: '?',
        answers: [
          ['L', 'A', 'B'],
          ['R', 'C'],
        ],
      },
      extra: { hint: 1 },
      type: 'Lists',
    };
    for (const one of [group, fieldGroup('BELENIOS-2048') as Group]) {
      const text = makeElection(one, readTemplate(template(question)), UUID, one.generator);
      expect(text).toContain(
        '[{"type":"Lists","value":{"answers":[["L","A","B"],["R","C"]],"question":"?"},"extra":{"hint":1}}]',
      );
      expect(openElection(one, text).questions).toEqual([question]);
    }
  });

  test('with a ranked question is refused where the group carries none, or not so many', () => {
    const ranked = (count: number) =>
      readTemplate(template({ type: 'NonHomomorphic', value: { answers: Array(count).fill('A'), question: '?' } }));
    const field = fieldGroup('BELENIOS-2048');
    expect(() => makeElection(field, ranked(2), UUID, field.generator)).toThrow('carries no ranked ballots');
    expect(() => makeElection(group, ranked(31), UUID, key)).toThrow('more than 30 answers');
    expect(openElection(group, makeElection(group, ranked(29), UUID, key)).questions).toHaveLength(1);
  });
});

describe('an election', () => {
  const text = makeElection(group, readTemplate(template(QUESTION)), UUID, key);
  test.each([
    ['no JSON', 'not JSON'],
    [text.replace('"version":1', '"version":2'), 'version 1'],
    [text.replace('Ed25519', 'BELENIOS-2048'), 'in the group BELENIOS-2048'],
    [text.replace(group.encode(key), 'f'.repeat(64)), 'no element of its group'],
    [text.replace(UUID, 'short'), 'no identifier'],
  ])('is refused with its reason', (changed, why) => {
    expect(() => openElection(group, changed)).toThrow(why);
  });

  test('needs an identifier of the protocol', () => {
    expect(() => makeElection(group, readTemplate(template(QUESTION)), 'O0O0O0O0O0O0O0O', key)).toThrow('Base58');
  });
});

test('a number of votes is found up to the total weight, and nothing beyond it', () => {
  for (const most of [0, 1, 2, 99, 1000, 123_457]) {
    const logarithm = logarithms(group, most);
    for (const votes of [0, 1, Math.floor(most / 2), most - 1, most].filter((count) => count >= 0 && count <= most))
      expect(logarithm(group.multiplyBase(BigInt(votes)))).toBe(votes);
    for (const beyond of [most + 1, most + 2, 2 * most + 5])
      expect(logarithm(group.multiplyBase(BigInt(beyond)))).toBeUndefined();
    expect(logarithm(group.multiplyBase(-1n))).toBeUndefined();
  }
});
