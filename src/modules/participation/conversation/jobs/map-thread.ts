import { answerWork } from '#platform/work-thread.ts';
import { mapOfAnswers } from '../map-of-answers.ts';

answerWork(mapOfAnswers);
