import { informationOnly } from './information-only.ts';
import { participatoryBudget } from './participatory-budget.ts';
import { placeConsultation } from './place-consultation.ts';
import { proposalsAndAnswers } from './proposals-and-answers.ts';
import { supportedDemands } from './supported-demands.ts';
import type { Template } from './template.ts';

/** What a facilitator starts from, the most usual first. */
export const TEMPLATES: readonly Template[] = [
  proposalsAndAnswers,
  participatoryBudget,
  placeConsultation,
  supportedDemands,
  informationOnly,
];
