import { parentPort } from 'node:worker_threads';
import type { AnswersToDraw, DrawnMap, PeopleOnMap } from '../drawn-map.ts';
import { mapOfAnswers } from '../map-of-answers.ts';

export interface ToMapThread {
  readonly turn: number;
  readonly answers: AnswersToDraw;
}

export interface FromMapThread {
  readonly turn: number;
  readonly drawn?: { readonly map: DrawnMap; readonly people: PeopleOnMap };
  readonly fault?: string;
}

parentPort?.on('message', ({ turn, answers }: ToMapThread) => parentPort?.postMessage(answer(turn, answers)));

function answer(turn: number, answers: AnswersToDraw): FromMapThread {
  try {
    return { turn, drawn: mapOfAnswers(answers) };
  } catch (fault) {
    return { turn, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}
