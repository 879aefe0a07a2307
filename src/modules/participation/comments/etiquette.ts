/** Advice before publishing, never a wall: the comment may be published as it is. */
export const HINTS = ['capitals', 'marks-repeated', 'only-links'] as const;
export type Hint = (typeof HINTS)[number];

export function etiquetteHints(body: string): Hint[] {
  const found: Record<Hint, boolean> = {
    capitals: mostlyCapitals(body),
    'marks-repeated': /[!?¡¿؟]{3,}/u.test(body),
    'only-links': /https?:\/\//.test(body) && body.replace(/https?:\/\/\S+/g, '').trim().length < 10,
  };
  return HINTS.filter((hint) => found[hint]);
}

/** Half of the letters or more; an acronym does not count. Languages without case never do. */
function mostlyCapitals(text: string): boolean {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  return upper >= 12 && upper >= lower;
}
