/** Advice beside the form, never a wall: the text may be published as it is. */
export const HINTS = [
  'title-short',
  'title-capitals',
  'title-lower-case',
  'marks-repeated',
  'body-capitals',
  'body-short',
] as const;
export type Hint = (typeof HINTS)[number];

const SHORT_BODY = 60;

export function etiquetteHints(text: { readonly title: string; readonly body: string }, titleMin: number): Hint[] {
  const { title, body } = text;
  const found: Record<Hint, boolean> = {
    'title-short': title.length > 0 && title.length < titleMin,
    'title-capitals': mostlyCapitals(title),
    'title-lower-case': /^\p{Ll}/u.test(title),
    'marks-repeated': /[!?¡¿؟]{2,}/u.test(`${title} ${body}`),
    'body-capitals': mostlyCapitals(body),
    'body-short': body.length < SHORT_BODY,
  };
  return HINTS.filter((hint) => found[hint]);
}

/** Half of the letters or more; a short word such as an acronym does not count. Languages without case never do. */
function mostlyCapitals(text: string): boolean {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  return upper >= 6 && upper >= lower;
}
