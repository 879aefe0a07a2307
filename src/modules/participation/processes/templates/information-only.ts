import type { Template } from './template.ts';
import { EVERYBODY, WHERE_TO_READ, WHO_DECIDES } from './usual-words.ts';

export const informationOnly: Template = {
  key: 'information-only',
  title: { ca: 'Només informació', es: 'Solo información', en: 'Information only', ar: 'معلومات فقط' },
  what: {
    ca: 'Una pàgina amb dates i documents. La gent llegeix; no cal que hi faci res.',
    es: 'Una página con fechas y documentos. La gente lee; no tiene que hacer nada.',
    en: 'A page with dates and documents. People read; there is nothing to do.',
    ar: 'صفحة فيها تواريخ ووثائق. يقرأ الناس، ولا يُطلب منهم شيء.',
  },
  summary: {
    ca: 'Llegiu què es farà, quan i per què.',
    es: 'Leed qué se hará, cuándo y por qué.',
    en: 'Read what will be done, when and why.',
    ar: 'اقرؤوا ما الذي سيُنجز، ومتى، ولماذا.',
  },
  whoMayTakePart: EVERYBODY,
  facts: [WHO_DECIDES, WHERE_TO_READ],
  steps: [
    {
      slug: 'information',
      method: 'information',
      title: { ca: 'Informació', es: 'Información', en: 'Information', ar: 'معلومات' },
      summary: {
        ca: 'Tot el que cal saber, amb els documents.',
        es: 'Todo lo que hay que saber, con los documentos.',
        en: 'All there is to know, with the documents.',
        ar: 'كل ما ينبغي معرفته، مع الوثائق.',
      },
      startsAfter: 0,
      lasts: 30,
    },
  ],
};
