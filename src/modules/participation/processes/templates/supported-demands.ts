import type { Template } from './template.ts';
import { ANSWERS_TITLE, EVERYBODY, WHERE_TO_READ, WHO_DECIDES } from './usual-words.ts';

export const supportedDemands: Template = {
  key: 'supported-demands',
  title: {
    ca: 'Propostes amb un llindar de suports',
    es: 'Propuestas con un umbral de apoyos',
    en: 'Proposals with a threshold of supports',
    ar: 'اقتراحات بعتبة من الدعم',
  },
  what: {
    ca: 'Tres mesos per reunir suports. Qui arriba a 500 obté una resposta en 30 dies.',
    es: 'Tres meses para reunir apoyos. Quien llega a 500 obtiene una respuesta en 30 días.',
    en: 'Three months to gather supports. Whoever reaches 500 gets an answer within 30 days.',
    ar: 'ثلاثة أشهر لجمع الدعم. ومن يبلغ 500 يحصل على رد خلال 30 يومًا.',
  },
  summary: {
    ca: 'Demaneu a la ciutat que faci una cosa. Amb 500 suports us ha de respondre.',
    es: 'Pedid a la ciudad que haga una cosa. Con 500 apoyos tiene que responderos.',
    en: 'Ask the city to do something. With 500 supports it has to answer you.',
    ar: 'اطلبوا من المدينة أن تفعل شيئًا. مع 500 صوت دعم عليها أن تردّ عليكم.',
  },
  whoMayTakePart: EVERYBODY,
  facts: [
    WHO_DECIDES,
    {
      term: { ca: 'Com obliga', es: 'Cómo obliga', en: 'How it binds', ar: 'كيف يُلزم القرار' },
      detail: {
        ca: 'La ciutat respon les propostes que arriben al llindar: sí, sí en part o no, amb els motius.',
        es: 'La ciudad responde a las propuestas que llegan al umbral: sí, sí en parte o no, con los motivos.',
        en: 'The city answers the proposals that reach the threshold: yes, partly or no, with its reasons.',
        ar: 'تردّ المدينة على الاقتراحات التي تبلغ العتبة: قبولًا أو قبولًا جزئيًا أو رفضًا، مع الأسباب.',
      },
    },
    WHERE_TO_READ,
  ],
  steps: [
    {
      slug: 'proposals',
      method: 'proposals',
      title: { ca: 'Recollida de suports', es: 'Recogida de apoyos', en: 'Gathering supports', ar: 'جمع الدعم' },
      summary: {
        ca: 'Feu una proposta i busqueu qui hi doni suport.',
        es: 'Haced una propuesta y buscad quien la apoye.',
        en: 'Make a proposal and find people who support it.',
        ar: 'قدّموا اقتراحًا وابحثوا عمّن يدعمه.',
      },
      startsAfter: 0,
      lasts: 90,
      rules: { threshold: 500, answerDays: 30 },
    },
    {
      slug: 'answers',
      method: 'information',
      title: ANSWERS_TITLE,
      summary: {
        ca: 'La ciutat acaba de respondre les propostes que han arribat al llindar.',
        es: 'La ciudad acaba de responder a las propuestas que han llegado al umbral.',
        en: 'The city answers the last of the proposals that reached the threshold.',
        ar: 'تستكمل المدينة الرد على الاقتراحات التي بلغت العتبة.',
      },
      startsAfter: 91,
      lasts: 30,
    },
  ],
};
