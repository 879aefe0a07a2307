import type { Template } from './template.ts';
import { EVERYBODY, HOW_IT_BINDS, PROPOSALS_TITLE, WHERE_TO_READ, WHO_DECIDES } from './usual-words.ts';

export const participatoryBudget: Template = {
  key: 'participatory-budget',
  title: {
    ca: 'Pressupost participatiu: propostes',
    es: 'Presupuesto participativo: propuestas',
    en: 'Participatory budget: proposals',
    ar: 'الميزانية التشاركية: الاقتراحات',
  },
  what: {
    ca: 'Una setmana per explicar les regles, quatre per proposar amb deu suports per persona i sis per calcular què costa.',
    es: 'Una semana para explicar las reglas, cuatro para proponer con diez apoyos por persona y seis para calcular qué cuesta.',
    en: 'One week to explain the rules, four to propose with ten supports each, and six to work out what it costs.',
    ar: 'أسبوع لشرح القواعد، وأربعة للاقتراح مع عشرة أصوات دعم لكل شخص، وستة لحساب التكلفة.',
  },
  summary: {
    ca: 'Una part dels diners de la ciutat la decidiu vosaltres. Primer les idees, després el càlcul de què costen.',
    es: 'Una parte del dinero de la ciudad la decidís vosotros. Primero las ideas, después el cálculo de lo que cuestan.',
    en: 'You decide on part of the city’s money. First the ideas, then what each would cost.',
    ar: 'أنتم تقرّرون في جزء من مال المدينة. الأفكار أولًا، ثم حساب تكلفة كل منها.',
  },
  whoMayTakePart: EVERYBODY,
  facts: [WHO_DECIDES, HOW_IT_BINDS, WHERE_TO_READ],
  steps: [
    {
      slug: 'rules',
      method: 'information',
      title: {
        ca: 'Quants diners i amb quines regles',
        es: 'Cuánto dinero y con qué reglas',
        en: 'How much money, and the rules',
        ar: 'كم المال وما القواعد',
      },
      summary: {
        ca: 'Llegiu quants diners hi ha, què s’hi pot fer i què no.',
        es: 'Leed cuánto dinero hay, qué se puede hacer con él y qué no.',
        en: 'Read how much money there is, and what it can and cannot pay for.',
        ar: 'اقرؤوا كم المال المتاح، وما يمكن صرفه عليه وما لا يمكن.',
      },
      startsAfter: 0,
      lasts: 6,
    },
    {
      slug: 'proposals',
      method: 'proposals',
      title: PROPOSALS_TITLE,
      summary: {
        ca: 'Proposeu en què gastar els diners i repartiu deu suports.',
        es: 'Proponed en qué gastar el dinero y repartid diez apoyos.',
        en: 'Propose what to spend the money on, and share out ten supports.',
        ar: 'اقترحوا أين يُصرف المال، ووزّعوا عشرة أصوات دعم.',
      },
      startsAfter: 7,
      lasts: 27,
      rules: { supportsPerPerson: 10 },
    },
    {
      slug: 'review',
      method: 'information',
      title: {
        ca: 'Estudi tècnic i cost',
        es: 'Estudio técnico y coste',
        en: 'Technical review and cost',
        ar: 'الدراسة الفنية والتكلفة',
      },
      summary: {
        ca: 'La ciutat diu de cada proposta si es pot fer, per què i quant costa.',
        es: 'La ciudad dice de cada propuesta si se puede hacer, por qué y cuánto cuesta.',
        en: 'The city says of each proposal whether it can be done, why, and what it costs.',
        ar: 'تقول المدينة عن كل اقتراح هل يمكن تنفيذه، ولماذا، وكم يكلّف.',
      },
      startsAfter: 35,
      lasts: 41,
    },
  ],
};
