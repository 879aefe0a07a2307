import { answerWork } from '#platform/work-thread.ts';
import { askLosers, countPot } from '../count-pot.ts';
import { tryBoth } from '../try-both.ts';
import type { PotAsked } from './count-in-thread.ts';

answerWork((piece: PotAsked) => {
  if (piece.asked === 'try') return tryBoth(piece.pot);
  return piece.asked === 'count' ? countPot(piece.pot) : askLosers(piece.pot);
});
