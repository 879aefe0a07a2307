import { z } from 'zod';
import { isLanguage, type Language } from '#kernel/language.ts';
import type { CityChanges } from '../change-city.ts';
import type { City } from '../city.ts';
import { localizedOf, localizedShape, typedOf } from './localized-fields.tsx';

export const LANGUAGE_FIELDS = ['language1', 'language2', 'language3', 'language4'] as const;

const language = z.string().default('');

export const cityForm = z.object({
  ...localizedShape('name', 80),
  ...localizedShape('tagline', 200),
  ...localizedShape('office', 120),
  ...localizedShape('hours', 160),
  ...localizedShape('phoneNote', 120),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'city-desk.form.accent-wrong')
    .transform((hex) => hex.toLowerCase()),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'city-desk.form.zone-wrong'),
  currency: z
    .string()
    .transform((code) => code.toUpperCase())
    .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'city-desk.form.currency-wrong'),
  language1: language,
  language2: language,
  language3: language,
  language4: language,
  address: z.string().max(200, 'city-desk.form.too-long').default(''),
  phone: z
    .string()
    .regex(/^[+\d\s()-]*$/, 'city-desk.form.phone-wrong')
    .max(30, 'city-desk.form.too-long')
    .default(''),
  email: z.union([z.literal(''), z.email('city-desk.form.email-wrong')]).default(''),
});

/** What the form asks to change. */
export function changesIn(value: z.output<typeof cityForm>): CityChanges {
  const chosen = LANGUAGE_FIELDS.map((field) => value[field]).filter(isLanguage);
  const contact = {
    office: localizedOf(value, 'office'),
    hours: localizedOf(value, 'hours'),
    phoneNote: localizedOf(value, 'phoneNote'),
    address: value.address,
    phone: value.phone,
    email: value.email,
  };
  const isFilled = (part: string | object) => (typeof part === 'string' ? part !== '' : Object.keys(part).length > 0);
  return {
    name: localizedOf(value, 'name'),
    tagline: localizedOf(value, 'tagline'),
    accent: value.accent,
    languages: [...new Set<Language>(chosen)],
    timeZone: value.timeZone,
    currency: value.currency,
    contact: Object.fromEntries(Object.entries(contact).filter(([, part]) => isFilled(part))),
  };
}

/** The form as the city is now. */
export function typedCity(city: City) {
  const { contact } = city;
  return {
    ...typedOf('name', city.name),
    ...typedOf('tagline', city.tagline),
    ...typedOf('office', contact.office),
    ...typedOf('hours', contact.hours),
    ...typedOf('phoneNote', contact.phoneNote),
    accent: city.accent,
    timeZone: city.timeZone,
    currency: city.currency,
    address: contact.address ?? '',
    phone: contact.phone ?? '',
    email: contact.email ?? '',
    ...Object.fromEntries(LANGUAGE_FIELDS.map((field, index) => [field, city.languages[index] ?? ''])),
  };
}
