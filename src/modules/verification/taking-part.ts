import { isMember, type PersonActor } from '#kernel/actor.ts';
import type { DistrictId, ProcessId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/result.ts';

/**
 * How sure the city is of who she is. `basic`: she knew a document and a birth date of the census. `strong`: somebody
 * saw her document, or a letter reached her at home.
 */
export const LEVELS = ['basic', 'strong'] as const;
export type Level = (typeof LEVELS)[number];

/** What a step asks for. `account`: to be signed in is enough. */
export const STEP_LEVELS = ['account', 'verified', 'strong'] as const;
export type StepLevel = (typeof STEP_LEVELS)[number];

/** Lower edges of the age bands: the only trace of a birth date that is kept. */
export const AGE_EDGES = [0, 12, 14, 16, 18, 25, 30, 35, 50, 65] as const;

/** Who may take part in a step. */
export interface TakingPart {
  readonly level: StepLevel;
  /** Verified residents may act without an account. */
  readonly guests: boolean;
  /** Years, an age edge: from her 16th birthday on. */
  readonly minAge: number | null;
  /** Years, an age edge: until the day before her 30th birthday. */
  readonly underAge: number | null;
  /** Empty: from every district. */
  readonly districtIds: readonly DistrictId[];
  /** Only the members of this process; absent: everybody. */
  readonly membersOf?: ProcessId;
}

export const EVERYBODY: TakingPart = { level: 'account', guests: false, minAge: null, underAge: null, districtIds: [] };

/** What the city keeps of an eligible person, and no more. */
export interface Standing {
  readonly level: Level;
  readonly ageFrom: number | null;
  readonly districtId: DistrictId | null;
  readonly guardianAt: Date | null;
}

export type NotEligible =
  | 'members-only'
  | 'account-needed'
  | 'verify-first'
  | 'verify-stronger'
  | 'age-unknown'
  | 'too-young'
  | 'too-old'
  | 'district-unknown'
  | 'other-district'
  | 'guardian-first';

/** Why somebody signed in (or a guest) may not take part; null when she may. @param guardianAge years; 0: no consent is needed */
export function whyNotEligible(
  terms: TakingPart,
  actor: Pick<PersonActor, 'limited' | 'memberOf'>,
  standing: Standing | null,
  guardianAge: number,
): Refusal<NotEligible> | null {
  if (terms.membersOf && !isMember(actor, terms.membersOf)) return refuse('members-only');
  if (actor.limited?.kind === 'guest' && !terms.guests) return refuse('account-needed');
  if (standing && needsGuardian(standing, guardianAge)) return refuse('guardian-first');
  if (asksNothing(terms)) return null;
  if (!standing) return refuse('verify-first');
  if (terms.level === 'strong' && standing.level !== 'strong') return refuse('verify-stronger');
  return unfitAge(terms, standing) ?? unfitDistrict(terms, standing);
}

/** A child who verified herself reads, and acts once a guardian consented. */
export function needsGuardian(standing: Pick<Standing, 'ageFrom' | 'guardianAt'>, guardianAge: number): boolean {
  return standing.ageFrom !== null && standing.ageFrom < guardianAge && standing.guardianAt === null;
}

/** Whether a step asks for nothing that only the census can say. */
export function asksNothing({ level, minAge, underAge, districtIds }: TakingPart): boolean {
  return level === 'account' && minAge === null && underAge === null && districtIds.length === 0;
}

/** Whether a step keeps a roll: where the city knows who takes part, nobody takes part twice. */
export function keepsRoll(terms: TakingPart): boolean {
  return terms.guests || !asksNothing(terms);
}

function unfitAge({ minAge, underAge }: TakingPart, { ageFrom }: Standing): Refusal<NotEligible> | null {
  if (minAge === null && underAge === null) return null;
  if (ageFrom === null) return refuse('age-unknown');
  if (minAge !== null && ageFrom < minAge) return refuse('too-young', { age: minAge });
  return underAge !== null && ageFrom >= underAge ? refuse('too-old', { age: underAge }) : null;
}

function unfitDistrict({ districtIds }: TakingPart, { districtId }: Standing): Refusal<NotEligible> | null {
  if (districtIds.length === 0) return null;
  if (districtId === null) return refuse('district-unknown');
  return districtIds.includes(districtId) ? null : refuse('other-district');
}

/** Whole years on a day. @param born and today as YYYY-MM-DD */
export function ageOn(today: string, born: string): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

/** The lower edge of the band an age falls into. */
export function ageBand(age: number): number {
  return AGE_EDGES.findLast((edge) => edge <= age) ?? 0;
}

/** The last year of a band, null for the open one. */
export function bandEnd(ageFrom: number): number | null {
  const next = AGE_EDGES.find((edge) => edge > ageFrom);
  return next === undefined ? null : next - 1;
}
