import type { Context } from 'hono';
import { isLanguage, type Language } from '#kernel/language.ts';
import type { Env } from '#platform/http/env.ts';
import type { CityFrame } from './Layout.tsx';

/** `?lang=` decides; then `kept`, what was asked for before; then what the browser asks for; then the city's first language. */
export function languageAsked(c: Context<Env>, city: CityFrame, kept?: string): Language {
  const spoken = (value: string | undefined): value is Language => isLanguage(value) && city.languages.includes(value);
  const wishes = [c.req.query('lang'), kept, ...wanted(c.req.header('accept-language'))];
  return wishes.find(spoken) ?? city.languages[0] ?? 'ca';
}

function wanted(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/);
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
}
