import { answerWork } from '#platform/work-thread.ts';
import { countPot, type PotToCount } from '../count-pot.ts';

answerWork((pot: PotToCount) => countPot(pot));
