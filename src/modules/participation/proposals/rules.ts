import { z } from 'zod';

/** What holds in one step of the method `proposals`. Imported and older steps may lack a rule: it has its default. */
const rulesSchema = z.object({
  /** Residents may write new proposals. */
  writing: z.boolean().catch(true),
  supporting: z.boolean().catch(true),
  commenting: z.boolean().catch(true),
  /** So many supports, and the city must answer. null: it answers every proposal after the step closes. */
  threshold: z.int().min(1).max(10_000_000).nullable().catch(null),
  /** May it gather more once the threshold is reached? */
  acceptBeyondThreshold: z.boolean().catch(true),
  /** 0: as many as one likes. */
  supportsPerPerson: z.int().min(0).max(1000).catch(0),
  /** 0 or 1: each counts at once. Else a person's supports count once she has given so many, and while she has. */
  minimumSupports: z.int().min(0).max(100).catch(0),
  /** Days the city has for an answer, from the threshold or from the end of the step. */
  answerDays: z.int().min(1).max(730).catch(30),
  /** How long an author may change a published proposal; an answer ends it too. */
  editMinutes: z.int().min(0).max(525_600).catch(60),
  attachments: z.boolean().catch(true),
  /** May one propose on behalf of an organisation? */
  organisations: z.boolean().catch(true),
  titleMin: z.int().min(1).max(150).catch(15),
  titleMax: z.int().min(15).max(250).catch(150),
  bodyMax: z.int().min(200).max(20_000).catch(3000),
});

export type ProposalRules = Readonly<z.output<typeof rulesSchema>>;

export const DEFAULT_RULES: ProposalRules = rulesSchema.parse({});

/** Reads the rules of a step, whatever stands there. */
export function proposalRules(rules: unknown): ProposalRules {
  return rulesSchema.parse(typeof rules === 'object' && rules !== null && !Array.isArray(rules) ? rules : {});
}

/** A support counts at once unless the step asks for a minimum. */
export function needsMinimum(rules: ProposalRules): boolean {
  return rules.minimumSupports > 1;
}

/** Until when its author may change it. */
export function editableUntil(publishedAt: Date, rules: ProposalRules): Date {
  return new Date(publishedAt.getTime() + rules.editMinutes * 60_000);
}
