import { z } from 'zod';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { type Cents, cents } from '#kernel/money.ts';
import { centsOf, moneyText } from '#kernel/typed-money.ts';
import { localizedOf, localizedShape, placeChosen, typedOf } from '#modules/city/index.ts';
import type { Typed } from '#platform/http/form.ts';
import { PROJECT_STATES, type Project, type ProjectText } from '../project.ts';

const day = z.union([z.literal(''), z.iso.date()], 'projects-desk.form.day').default('');
const money = z
  .string()
  .refine((typed) => typed === '' || centsOf(typed) !== null, 'projects-desk.form.money')
  .default('');

/** The address of a project: words of letters and digits. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const projectForm = z.object({
  ...localizedShape('title', 120),
  ...localizedShape('lede', 240),
  ...localizedShape('body', 30_000),
  ...localizedShape('department', 120),
  ...localizedShape('contact', 300),
  place: z.string().max(60).default(''),
  state: z.enum(PROJECT_STATES, 'projects-desk.form.state'),
  startsOn: day,
  endsOn: day,
  planned: money,
  spent: money,
  origins: z.string().max(3000).default(''),
});

export type ProjectTyping = z.output<typeof projectForm>;

type Places = Parameters<typeof placeChosen>[0];

export function textOf(value: ProjectTyping, places: Places, origins: ProjectText['origins']): ProjectText {
  return {
    title: localizedOf(value, 'title'),
    lede: localizedOf(value, 'lede'),
    body: localizedOf(value, 'body'),
    department: localizedOf(value, 'department'),
    contact: localizedOf(value, 'contact'),
    ...placeChosen(places, value.place),
    state: value.state,
    startsOn: value.startsOn || null,
    endsOn: value.endsOn || null,
    planned: centsOf(value.planned),
    spent: centsOf(value.spent) ?? cents(0),
    origins,
  };
}

/** The form as the project stands. */
export function typedProject(project: Project, origins: readonly string[]): Typed {
  const words = (['title', 'lede', 'body', 'department', 'contact'] as const).map((name) =>
    typedOf(name, project[name] as LocalizedText),
  );
  const amount = (value: Cents | null) => (value === null ? '' : moneyText(value));
  return {
    ...Object.assign({}, ...words),
    place: project.neighbourhoodId ?? project.districtId ?? '',
    state: project.state,
    startsOn: project.startsOn ?? '',
    endsOn: project.endsOn ?? '',
    planned: amount(project.planned),
    spent: amount(project.spent),
    origins: origins.join('\n'),
  };
}
