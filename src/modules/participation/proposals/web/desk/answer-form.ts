import { z } from 'zod';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Cents } from '#kernel/money.ts';
import { cents } from '#kernel/money.ts';
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

/** "38400", "38.400", "38.400,50", "38,400.50", "38 400,5 €": whole cents; null where it is no amount. */
export function centsOf(typed: string): Cents | null {
  const plain = typed.replace(/[\s\u00a0\u202f€']/g, '');
  const found = /^(\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!found) return null;
  const whole = Number((found[1] ?? '').replace(/[.,]/g, ''));
  const part = Number((found[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(whole * 100) && whole <= 10_000_000_000 ? cents(whole * 100 + part) : null;
}

function moneyText(amount: Cents): string {
  const part = amount % 100;
  return part === 0 ? String(amount / 100) : `${Math.floor(amount / 100)},${String(part).padStart(2, '0')}`;
}
