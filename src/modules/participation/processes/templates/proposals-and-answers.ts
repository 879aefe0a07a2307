import type { Template } from './template.ts';
import { ANSWERS_TITLE, EVERYBODY, HOW_IT_BINDS, PROPOSALS_TITLE, WHERE_TO_READ, WHO_DECIDES } from './usual-words.ts';

export const proposalsAndAnswers: Template = {
  key: 'proposals-and-answers',
  title: {
    ca: 'Propostes i respostes',
    es: 'Propuestas y respuestas',
    en: 'Proposals and answers',
    ar: 'اقتراحات وردود',
  },
  what: {
    ca: 'La gent proposa i dona suport durant quatre setmanes; la ciutat respon en un mes.',
    es: 'La gente propone y apoya durante cuatro semanas; la ciudad responde en un mes.',
    en: 'People propose and support for four weeks; the city answers within a month.',
    ar: 'يقترح الناس ويدعمون أربعة أسابيع، وتردّ المدينة خلال شهر.',
  },
  summary: {
    ca: 'Digueu què s’hauria de fer, doneu suport al que us sembli bé i llegiu què hi respon la ciutat.',
    es: 'Decid qué habría que hacer, apoyad lo que os parezca bien y leed qué responde la ciudad.',
    en: 'Say what should be done, support what you agree with, and read what the city answers.',
    ar: 'قولوا ما ينبغي فعله، وادعموا ما توافقون عليه، واقرؤوا ردّ المدينة.',
  },
  whoMayTakePart: EVERYBODY,
  facts: [WHO_DECIDES, HOW_IT_BINDS, WHERE_TO_READ],
  steps: [
    {
      slug: 'proposals',
      method: 'proposals',
      title: PROPOSALS_TITLE,
      summary: {
        ca: 'Escriviu una proposta o doneu suport a les que ja hi ha.',
        es: 'Escribid una propuesta o apoyad las que ya hay.',
        en: 'Write a proposal, or support those that are there.',
        ar: 'اكتبوا اقتراحًا أو ادعموا الاقتراحات الموجودة.',
      },
      startsAfter: 0,
      lasts: 27,
    },
    {
      slug: 'answers',
      method: 'information',
      title: ANSWERS_TITLE,
      summary: {
        ca: 'Els serveis municipals estudien cada proposta i en publiquen la resposta.',
        es: 'Los servicios municipales estudian cada propuesta y publican la respuesta.',
        en: 'City staff study each proposal and publish the answer.',
        ar: 'يدرس موظفو البلدية كل اقتراح وينشرون الرد عليه.',
      },
      startsAfter: 28,
      lasts: 30,
    },
  ],
};
