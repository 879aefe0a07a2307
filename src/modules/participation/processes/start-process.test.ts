import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { writeZonedTime } from '#kernel/zoned-time.ts';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { mayRunProcess } from './policy.ts';
import { startProcess } from './start-process.ts';
import { layOut } from './templates/lay-out.ts';
import { TEMPLATES } from './templates/templates.ts';
import { admin, again, facilitatorOf, METHODS, ZONE } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const input = {
  template: 'participatory-budget',
  title: { ca: 'L’ús de l’aigua', en: 'Water' },
  question: { ca: 'Com la gastem?' },
  startsOn: '2026-10-19',
};
const withMethods = { methods: METHODS, zone: ZONE };

describe('starting a process', () => {
  it('lays out a template’s steps in the city’s time, over the change of clocks', async () => {
    const done = await startProcess(house.ctx.as(admin()), input, withMethods);
    expect(done).toMatchObject({ ok: true, value: { slug: 'water' } });
    const process = await again(house.ctx, 'water');
    expect(process.status).toBe('draft');
    expect(process.question).toEqual({ ca: 'Com la gastem?' });
    const dates = process.steps.map((step) => [
      writeZonedTime(step.opensAt, ZONE),
      step.closesAt && writeZonedTime(step.closesAt, ZONE),
    ]);
    expect(dates).toEqual([
      ['2026-10-19T09:00', '2026-10-25T20:00'],
      ['2026-10-26T09:00', '2026-11-22T20:00'],
      ['2026-11-23T09:00', '2027-01-03T20:00'],
    ]);
    expect(process.steps[1]?.rules).toEqual({ supportsPerPerson: 10, threshold: null });
  });

  it('gives a second process with the same name another address', async () => {
    const again = await startProcess(house.ctx.as(admin()), input, withMethods);
    expect(again).toMatchObject({ ok: true, value: { slug: 'water-2' } });
  });

  it('a facilitator of one process starts another; residents, officers and visitors do not', async () => {
    const facilitator = house.ctx.as(facilitatorOf(testId(1)));
    expect(await startProcess(house.ctx, input, withMethods)).toMatchObject({ code: 'may-not-start' });
    for (const roles of [[], ['officer'], ['moderator']] as const)
      expect(await startProcess(house.ctx.as(personActor({ roles })), input, withMethods)).toMatchObject({
        code: 'may-not-start',
      });
    expect(mayRunProcess(facilitator.actor, testId(2))).toBe(false);
    expect(await startProcess(facilitator, { ...input, template: 'none' }, withMethods)).toMatchObject({
      code: 'template-not-found',
    });
  });
});

describe('the templates', () => {
  it.each(TEMPLATES.map((template) => [template.key, template] as const))(
    '%s is written in every language',
    (_, template) => {
      const { title, what, summary, whoMayTakePart, facts, steps } = template;
      const texts = [title, what, summary, whoMayTakePart, ...facts.flatMap((fact) => [fact.term, fact.detail])];
      for (const text of [...texts, ...steps.flatMap((step) => [step.title, step.summary])])
        for (const language of LANGUAGES) expect(text[language]?.trim().length ?? 0).toBeGreaterThan(2);
    },
  );

  it.each(TEMPLATES.map((template) => [template.key, template] as const))(
    '%s has steps one after another',
    (_, template) => {
      const steps = layOut(template, '2026-03-01', ZONE);
      for (const [index, step] of steps.entries()) {
        expect(step.closesAt?.getTime() ?? Infinity).toBeGreaterThan(step.opensAt.getTime());
        const next = steps[index + 1];
        if (next) expect(next.opensAt.getTime()).toBeGreaterThan(step.closesAt?.getTime() ?? Infinity);
      }
      expect(new Set(steps.map(({ slug }) => slug)).size).toBe(steps.length);
    },
  );
});
