import type { Reader } from '#kernel/reader.ts';
import type { TextToWrite } from './texts.ts';

export function nameAndQuestion({ t }: Reader): TextToWrite<'title' | 'question'>[] {
  return [
    {
      name: 'title',
      label: t('processes-desk.words.title'),
      hint: t('processes-desk.words.title-hint'),
      max: 120,
      required: true,
    },
    {
      name: 'question',
      label: t('processes-desk.words.question'),
      hint: t('processes-desk.words.question-hint'),
      max: 200,
      required: true,
    },
  ];
}

type WordsField = 'title' | 'question' | 'summary' | 'whoMayTakePart' | 'department' | 'description';

export function processFields(r: Reader): TextToWrite<WordsField>[] {
  const { t } = r;
  return [
    ...nameAndQuestion(r),
    {
      name: 'summary',
      label: t('processes-desk.words.summary'),
      hint: t('processes-desk.words.summary-hint'),
      max: 400,
      rows: 3,
    },
    {
      name: 'whoMayTakePart',
      label: t('processes-desk.words.who'),
      hint: t('processes-desk.words.who-hint'),
      max: 300,
    },
    {
      name: 'department',
      label: t('processes-desk.words.department'),
      hint: t('processes-desk.words.department-hint'),
      max: 120,
    },
    {
      name: 'description',
      label: t('processes-desk.words.description'),
      hint: t('processes-desk.words.description-hint'),
      max: 30_000,
      rows: 10,
    },
  ];
}

export function factFields({ t }: Reader, number: number): TextToWrite[] {
  return [
    { name: `term-${number}`, label: t('processes-desk.words.term', { number }), max: 120 },
    { name: `detail-${number}`, label: t('processes-desk.words.detail', { number }), max: 500, rows: 2 },
  ];
}

export function stepFields({ t }: Reader): TextToWrite<'title' | 'summary'>[] {
  return [
    { name: 'title', label: t('processes-desk.step.title'), max: 120, required: true },
    {
      name: 'summary',
      label: t('processes-desk.step.summary'),
      hint: t('processes-desk.step.summary-hint'),
      max: 300,
      rows: 2,
    },
  ];
}
