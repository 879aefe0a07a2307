import { fold } from './fold.ts';

/**
 * Words that say nothing, dropped from texts and from searches alike, in every language at once: texts are often
 * filed under the wrong language. PostgreSQL has no Catalan list. Words that mean something in a sister language
 * stay searchable: "can" (Can Batlló), "all" (garlic), "any" (year), "cap" (head), "sense", "more".
 */
const CATALAN = `a al als amb aquell aquella aquelles aquells aquest aquesta aquestes aquests aixo allo aqui això allò aquí
  bé com d de del dels des doncs e el ella elles ells els em en encara ens entre era eren es etc està estan estar et fa
  fins ha han haver hem hi ho i igual ja jo l la las les li llavors llur llurs lo los m ma me mentre mes més meu meus meva
  meves mi molt molta moltes molts n na ne ni no nosaltres nostra nostre nostres o on pel pels per perquè però perque
  pero poc poca pocs poques però puc què que quan quant quin quina quines quins qui s sa sas se seu seus seva seves si
  sí sigui siguin sobre sols som són sota també tambe t ta tan tant te tot tota totes tots tu tus un una unes uns us va
  van vosaltres vostra vostre vostres és és`;

const SPANISH = `a al algo algunas algunos ante antes aquel aquella aquello así aunque como con contra cual cuando de del
  desde donde durante e el él ella ellas ellos en entre era eran es esa esas ese eso esos esta está están estas este esto
  estos fue ha han hasta hay la las le les lo los más mas me mi mis mucho muchos muy nada ni no nos nosotros o os otra
  otras otro otros para pero poco por porque pues que qué quien quienes se sea sean ser si sí sin sobre su sus
  también tambien tan tanto te tiene tienen todo toda todos todas tu tú tus un una unas uno unos y ya yo`;

const ENGLISH = `a about an and are as at be been being but by did do does doing during each for from had has have having he
  her hers him his how i if in into is it its itself me my nor of off on or our ours she so than that the their theirs
  them then there these they this those to too very was we were what when where which while who whom why will with would
  you your yours`;

const ARABIC = 'في من على إلى الى عن أن ان إن هو هي هذا هذه ذلك التي الذي مع ما لا أو او ثم قد كان كانت كل و';

const STOP_WORDS: ReadonlySet<string> = new Set(
  [CATALAN, SPANISH, ENGLISH, ARABIC].flatMap((list) => list.split(/\s+/u)).map(fold),
);

/** With or without its accents: who types "mes zones" looks for "més zones". */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(fold(word));
}
