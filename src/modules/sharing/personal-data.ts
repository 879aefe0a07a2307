import type { TableDeclaration } from '#kernel/personal-data.ts';

const ofNobody = (table: string, notPersonal: readonly string[]): TableDeclaration => ({
  ...{ table, module: 'sharing', subject: null, personal: {} },
  notPersonal,
});

/** Where addresses lead and how often, by day: no address of a reader, no cookie, no person. */
export const personalData: readonly TableDeclaration[] = [
  ofNobody('short_links', ['code', 'path', 'own_words', 'made_at', 'renamed_to', 'retired_at']),
  ofNobody('short_link_uses', ['code', 'day', 'slot', 'uses']),
];
