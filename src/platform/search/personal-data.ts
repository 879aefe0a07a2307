import type { TableDeclaration } from '#kernel/personal-data.ts';

/** The vocabulary of everything public: single words without their texts, so no row is about a person. */
export const searchPersonalData: readonly TableDeclaration[] = [
  {
    table: 'search_words',
    module: 'platform',
    subject: null,
    personal: {},
    notPersonal: ['word', 'lexeme', 'written', 'uses'],
  },
];
