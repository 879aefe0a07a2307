import type { LocalizedText } from '#kernel/localized-text.ts';
import type { ProcessFact } from '../process.ts';

export const EVERYBODY: LocalizedText = {
  ca: 'Tothom que viu, estudia o treballa a la ciutat',
  es: 'Todas las personas que viven, estudian o trabajan en la ciudad',
  en: 'Everyone who lives, studies or works in the city',
  ar: 'كل من يسكن في المدينة أو يدرس أو يعمل فيها',
};

export const WHO_DECIDES: ProcessFact = {
  term: { ca: 'Qui decideix', es: 'Quién decide', en: 'Who decides', ar: 'من يقرّر' },
  detail: {
    ca: 'El ple municipal, després d’escoltar el que surti d’aquest procés.',
    es: 'El pleno municipal, después de escuchar lo que salga de este proceso.',
    en: 'The city council, after hearing what comes out of this process.',
    ar: 'المجلس البلدي، بعد الاستماع إلى ما يخرج من هذه العملية.',
  },
};

export const HOW_IT_BINDS: ProcessFact = {
  term: { ca: 'Com obliga', es: 'Cómo obliga', en: 'How it binds', ar: 'كيف يُلزم القرار' },
  detail: {
    ca: 'La ciutat respon cada proposta amb un sí, un sí en part o un no, i en dona els motius.',
    es: 'La ciudad responde a cada propuesta con un sí, un sí en parte o un no, y da los motivos.',
    en: 'The city answers every proposal with a yes, a partial yes or a no, and gives its reasons.',
    ar: 'تردّ المدينة على كل اقتراح بالقبول أو القبول الجزئي أو الرفض، وتبيّن الأسباب.',
  },
};

export const WHERE_TO_READ: ProcessFact = {
  term: { ca: 'On es publica', es: 'Dónde se publica', en: 'Where it is published', ar: 'أين يُنشر' },
  detail: {
    ca: 'En aquesta pàgina i al registre públic.',
    es: 'En esta página y en el registro público.',
    en: 'On this page and in the public record.',
    ar: 'في هذه الصفحة وفي السجل العام.',
  },
};

export const PROPOSALS_TITLE: LocalizedText = {
  ca: 'Propostes i suports',
  es: 'Propuestas y apoyos',
  en: 'Proposals and supports',
  ar: 'الاقتراحات والدعم',
};

export const ANSWERS_TITLE: LocalizedText = { ca: 'Respostes', es: 'Respuestas', en: 'Answers', ar: 'الردود' };
