import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningOf, paragraphsOf } from '#kernel/plain-text.ts';
import { etiquetteHints } from './etiquette.ts';
import { randomKey, seedOf, walkOf } from './random-order.ts';
import { DEFAULT_RULES, proposalRules } from './rules.ts';
import { answerDueAt, SHOWN_STANDINGS, shownStanding, storedStandings } from './standing.ts';
import { textOfHtml } from './text-of-html.ts';

const STEP = { opensAt: new Date('2026-11-01'), closesAt: new Date('2026-11-30') };

describe('rules', () => {
  it('whatever stands in a step reads as rules', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => void expect(proposalRules(anything).titleMin).toBeGreaterThan(0)),
    );
  });
  it('a rule that is missing or wrong has its default, the others hold', () => {
    expect(proposalRules({ threshold: 300, supportsPerPerson: null })).toEqual({ ...DEFAULT_RULES, threshold: 300 });
  });
});

describe('where a proposal stands', () => {
  it('after the step closed an open one waits for an answer, or fell short of the threshold', () => {
    const later = new Date('2026-12-01');
    expect(shownStanding('open', STEP, proposalRules({ threshold: 300 }), later)).toBe('short');
    expect(shownStanding('open', STEP, DEFAULT_RULES, later)).toBe('waiting');
    expect(shownStanding('open', STEP, DEFAULT_RULES, new Date('2026-11-10'))).toBe('open');
  });
  it('a filter finds exactly what is shown under its name', () => {
    const standings = ['open', 'waiting', 'accepted', 'partly', 'rejected', 'withdrawn'] as const;
    const times = fc.constantFrom(new Date('2026-10-01'), new Date('2026-11-10'), new Date('2026-12-01'));
    const thresholds = fc.constantFrom(null, 300);
    fc.assert(
      fc.property(fc.constantFrom(...standings), times, thresholds, (standing, now, threshold) => {
        const rules = proposalRules({ threshold });
        const found = SHOWN_STANDINGS.filter((shown) => storedStandings(shown, STEP, rules, now).includes(standing));
        expect(found).toEqual([shownStanding(standing, STEP, rules, now)]);
      }),
    );
  });
  it('the city answers so many days after the threshold, else after the step', () => {
    const reached = { standing: 'waiting', thresholdReachedAt: new Date('2026-11-05') } as const;
    expect(answerDueAt(reached, STEP, proposalRules({ threshold: 300 }))).toEqual(new Date('2026-12-05'));
    expect(answerDueAt({ standing: 'open', thresholdReachedAt: null }, STEP, DEFAULT_RULES)).toEqual(
      new Date('2026-12-30'),
    );
    expect(
      answerDueAt({ standing: 'open', thresholdReachedAt: null }, STEP, proposalRules({ threshold: 300 })),
    ).toBeNull();
  });
});

describe('etiquette', () => {
  it('advises on capitals, repeated marks, a small first letter and short texts', () => {
    const hints = etiquetteHints({ title: 'MÉS ARBRES AL PATI!!', body: 'prou' }, 15);
    expect(hints).toEqual(['title-capitals', 'marks-repeated', 'body-short']);
    expect(
      etiquetteHints(
        {
          title: 'més arbres al pati de l’escola',
          body: 'Perquè fa molta calor i els nens no tenen on seure a l’ombra.',
        },
        15,
      ),
    ).toEqual(['title-lower-case']);
  });
  it('has nothing to say of Arabic letters, which have no capitals', () => {
    expect(
      etiquetteHints(
        {
          title: 'أشجار بدل مواقف السيارات',
          body: 'نطلب ستة أشجار ومقعدا طويلا ينتظر فيه الأجداد والجدات أحفادهم بعد المدرسة',
        },
        15,
      ),
    ).toEqual([]);
  });
});

describe('random order', () => {
  it('any seed is a place on the circle', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), (seed) => {
        const { start } = walkOf(seed);
        expect(start >= 0 && start < 2 ** 31 && Number.isInteger(start)).toBe(true);
      }),
    );
    expect(randomKey(new Uint8Array([255, 255, 255, 255]))).toBe(2 ** 31 - 1);
  });
  it('another day or another visitor is another walk', () => {
    const seeds = ['a', 'b', 'c'].flatMap((visitor) => ['2026-11-16', '2026-11-17'].map((day) => seedOf(visitor, day)));
    expect(new Set(seeds).size).toBe(6);
  });
});

describe('texts', () => {
  it('nothing of a script or a tag survives in a text from elsewhere', () => {
    const text = textOfHtml(
      '<p onclick="x()">Un <b>banc</b> &amp; una font<br>al pati</p><script>alert(1)</script><ul><li>u</li><li>dos</li></ul>',
    );
    expect(text).toBe('Un banc & una font\nal pati\n\n– u\n– dos');
  });
  it('any HTML becomes text, and a text stays as it is', () => {
    fc.assert(fc.property(fc.string(), (html) => void expect(typeof textOfHtml(html)).toBe('string')));
    expect(textOfHtml('3 < 5 i 7 > 2')).toBe('3 < 5 i 7 > 2');
  });
  it('an address in a text is a link, its full stop is not', () => {
    const [[line]] = paragraphsOf('Mireu https://example.org/a?b=1. Gràcies') as [[{ text: string; href?: string }[]]];
    expect(line).toEqual([
      { text: 'Mireu ' },
      { text: 'https://example.org/a?b=1', href: 'https://example.org/a?b=1' },
      { text: '. Gràcies' },
    ]);
  });
  it('nothing of a text is lost in its paragraphs', () => {
    fc.assert(
      fc.property(fc.string(), (body) => {
        const said = paragraphsOf(body)
          .flat(2)
          .map(({ text }) => text)
          .join('');
        expect(said.replace(/\s/g, '')).toBe(body.replace(/\s/g, ''));
      }),
    );
  });
  it('a beginning is cut at a word', () => {
    expect(beginningOf('Dotze places esdevenen sis arbres', 20)).toBe('Dotze places…');
  });
});
