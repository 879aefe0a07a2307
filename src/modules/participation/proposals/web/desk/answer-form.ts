import { z } from 'zod';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { centsOf, moneyText } from '#kernel/typed-money.ts';
import type { Typed } from '#platform/http/form.ts';
import { type AnswerText, VERDICTS } from '../../answer.ts';

/** The languages in which the city writes its answers. */
export const ANSWER_LANGUAGES = ['ca', 'es', 'en'] as const;

const day = z.union([z.literal(''), z.iso.date()], 'proposals-desk.form.day').default('');
const text = z.string().max(10_000, 'proposals-desk.form.text-long').default('');

const when = z.string().max(200, 'proposals-desk.form.when-long').default('');

export const answerForm = z
  .object({
    verdict: z.enum(VERDICTS, 'proposals-desk.form.verdict-pick'),
    'text-ca': text,
    'text-es': text,
    'text-en': text,
    cost: z
      .string()
      .default('')
      .refine((typed) => typed === '' || centsOf(typed) !== null, 'proposals-desk.form.cost-unread'),
    from: day,
    to: day,
    'when-ca': when,
    'when-es': when,
    'when-en': when,
    do: z.enum(['save', 'next', 'publish']).catch('save'),
  })
  .refine((typed) => typed['text-ca'] + typed['text-es'] + typed['text-en'] !== '', {
    path: ['text-ca'],
    message: 'proposals-desk.form.text-none',
  })
  .refine((typed) => typed.to === '' || typed.from !== '', { path: ['from'], message: 'proposals-desk.form.from-none' })
  .refine((typed) => typed.to === '' || typed.to >= typed.from, {
    path: ['to'],
    message: 'proposals-desk.form.to-before',
  });

export function answerOf(typed: z.output<typeof answerForm>): AnswerText {
  const words = inLanguages(typed, 'when');
  return {
    verdict: typed.verdict,
    text: inLanguages(typed, 'text'),
    cost: centsOf(typed.cost),
    period:
      typed.from === '' && Object.keys(words).length === 0
        ? null
        : { from: typed.from || null, to: typed.to || null, words },
  };
}

function inLanguages(typed: z.output<typeof answerForm>, part: 'text' | 'when'): LocalizedText {
  const said = ANSWER_LANGUAGES.map((language) => [language, typed[`${part}-${language}`]] as const);
  return Object.fromEntries(said.filter(([, words]) => words !== ''));
}

export function typedOf(answer: AnswerText): Typed {
  return {
    verdict: answer.verdict,
    'text-ca': answer.text.ca ?? '',
    'text-es': answer.text.es ?? '',
    'text-en': answer.text.en ?? '',
    cost: answer.cost === null ? '' : moneyText(answer.cost),
    from: answer.period?.from ?? '',
    to: answer.period?.to ?? '',
    'when-ca': answer.period?.words.ca ?? '',
    'when-es': answer.period?.words.es ?? '',
    'when-en': answer.period?.words.en ?? '',
  };
}
