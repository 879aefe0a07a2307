import { z } from 'zod';

/** What holds in one step of the method `conversation`. A rule that is missing has its default. */
const rulesSchema = z.object({
  /** Residents may write statements of their own. */
  writing: z.boolean().catch(true),
  /** `before`: a moderator reads each new statement before others do. `after`: it is shown at once. */
  moderation: z.enum(['before', 'after']).catch('before'),
  /** Characters of a statement. */
  bodyMax: z.int().min(60).max(400).catch(140),
  /** Statements one person may write; 0: as many as she likes. */
  statementsPerPerson: z.int().min(0).max(100).catch(5),
  /** When residents see the map: at once, once they gave so many answers, or when the step has closed. */
  map: z.enum(['always', 'after-answers', 'closed']).catch('always'),
  /** "This matters to me" beside the answers. */
  important: z.boolean().catch(true),
});

export type ConversationRules = Readonly<z.output<typeof rulesSchema>>;

export const DEFAULT_RULES: ConversationRules = rulesSchema.parse({});

/** Answers after which one sees the map where the step says so. */
export const ANSWERS_BEFORE_MAP = 5;

/** Reads the rules of a step, whatever stands there. */
export function conversationRules(rules: unknown): ConversationRules {
  return rulesSchema.parse(typeof rules === 'object' && rules !== null && !Array.isArray(rules) ? rules : {});
}
