import { answerWork } from '#platform/work-thread.ts';
import { askLosers, countPot } from '../count-pot.ts';
import type { PotAsked } from './count-in-thread.ts';

answerWork(({ asked, pot }: PotAsked) => (asked === 'count' ? countPot(pot) : askLosers(pot)));
