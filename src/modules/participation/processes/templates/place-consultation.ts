import type { Template } from './template.ts';
import { HOW_IT_BINDS, WHERE_TO_READ, WHO_DECIDES } from './usual-words.ts';

export const placeConsultation: Template = {
  key: 'place-consultation',
  title: {
    ca: 'Consulta sobre una escola o un parc',
    es: 'Consulta sobre una escuela o un parque',
    en: 'Consultation on a school or a park',
    ar: 'استشارة بشأن مدرسة أو حديقة',
  },
  what: {
    ca: 'Dues setmanes per veure el projecte, tres per dir què hi falta i tres per tornar-ne el resultat.',
    es: 'Dos semanas para ver el proyecto, tres para decir qué falta y tres para devolver el resultado.',
    en: 'Two weeks to see the plan, three to say what it lacks, and three to report back.',
    ar: 'أسبوعان للاطلاع على المشروع، وثلاثة لقول ما ينقصه، وثلاثة لعرض النتيجة.',
  },
  summary: {
    ca: 'Mireu el projecte, digueu què hi falta o què hi sobra i sabreu què se n’ha recollit.',
    es: 'Mirad el proyecto, decid qué le falta o qué le sobra y sabréis qué se ha recogido.',
    en: 'Look at the plan, say what it lacks or has too much of, and learn what was taken up.',
    ar: 'انظروا في المشروع، وقولوا ما ينقصه أو ما يزيد فيه، وستعرفون ما أُخذ به.',
  },
  whoMayTakePart: {
    ca: 'El veïnat, les famílies, l’alumnat i qui fa servir l’espai',
    es: 'El vecindario, las familias, el alumnado y quien usa el espacio',
    en: 'Neighbours, families, pupils and those who use the place',
    ar: 'الجيران والعائلات والتلاميذ وكل من يستعمل المكان',
  },
  facts: [WHO_DECIDES, HOW_IT_BINDS, WHERE_TO_READ],
  steps: [
    {
      slug: 'plan',
      method: 'information',
      title: { ca: 'El projecte', es: 'El proyecto', en: 'The plan', ar: 'المشروع' },
      summary: {
        ca: 'Mireu els plànols i llegiu què es pot canviar i què no.',
        es: 'Mirad los planos y leed qué se puede cambiar y qué no.',
        en: 'Look at the drawings, and read what can be changed and what cannot.',
        ar: 'انظروا في المخططات واقرؤوا ما يمكن تغييره وما لا يمكن.',
      },
      startsAfter: 0,
      lasts: 13,
    },
    {
      slug: 'contributions',
      method: 'proposals',
      title: {
        ca: 'Què hi falta i què hi canviaríeu',
        es: 'Qué le falta y qué cambiaríais',
        en: 'What it lacks, and what you would change',
        ar: 'ما ينقصه وما تغيّرونه فيه',
      },
      summary: {
        ca: 'Escriviu què hi canviaríeu i doneu suport a les idees dels altres.',
        es: 'Escribid qué cambiaríais y apoyad las ideas de los demás.',
        en: 'Write what you would change, and support other people’s ideas.',
        ar: 'اكتبوا ما تغيّرونه وادعموا أفكار غيركم.',
      },
      startsAfter: 14,
      lasts: 20,
    },
    {
      slug: 'return',
      method: 'information',
      title: { ca: 'Què se n’ha recollit', es: 'Qué se ha recogido', en: 'What was taken up', ar: 'ما أُخذ به' },
      summary: {
        ca: 'La ciutat explica què canvia del projecte, què no, i per què.',
        es: 'La ciudad explica qué cambia del proyecto, qué no, y por qué.',
        en: 'The city explains what changes in the plan, what does not, and why.',
        ar: 'تشرح المدينة ما يتغيّر في المشروع وما لا يتغيّر، ولماذا.',
      },
      startsAfter: 35,
      lasts: 20,
    },
  ],
};
