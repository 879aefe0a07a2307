import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '#kernel/money.ts';
import { centsOf } from '#kernel/typed-money.ts';
import { answerForm, answerOf, typedOf } from './answer-form.ts';

describe('the form of an answer', () => {
  it('reads amounts as people write them', () => {
    for (const typed of ['38400', '38.400', '38,400', '38 400 €', '38.400,00', '38,400.0'])
      expect(centsOf(typed)).toBe(3_840_000);
    expect(centsOf('0,5')).toBe(50);
    for (const typed of ['', 'gratis', '-3', '1,2,3', '1.2345']) expect(centsOf(typed)).toBeNull();
  });

  it('gives back what it was filled with', () => {
    const amounts = fc.option(fc.integer({ min: 0, max: 10 ** 11 }).map(cents));
    fc.assert(
      fc.property(amounts, fc.constantFrom('accepted', 'partly', 'rejected' as const), (cost, verdict) => {
        const answer = { verdict, text: { ca: 'Sí.' }, cost, period: null } as const;
        expect(answerOf(answerForm.parse({ ...typedOf(answer), do: 'save' }))).toEqual(answer);
      }),
    );
  });

  it('asks for a verdict, a reason, and an end after the beginning', () => {
    const read = answerForm.safeParse({ verdict: 'accepted', 'text-ca': 'Sí.', from: '2027-02-08', to: '2027-01-01' });
    expect(read.error?.issues[0]).toMatchObject({ path: ['to'], message: 'proposals-desk.form.to-before' });
    expect(answerForm.safeParse({ verdict: 'accepted' }).error?.issues[0]).toMatchObject({ path: ['text-ca'] });
    expect(answerForm.safeParse({ 'text-ca': 'Sí.' }).error?.issues[0]).toMatchObject({ path: ['verdict'] });
  });
});
