export { besideWhom, noteTerms } from './act-for-resident.ts';
export { countByKey as censusKeys } from './census-store.ts';
export { countConflicts } from './conflict-store.ts';
export { correctVoter, readVoter } from './correct-voter.ts';
export { readDocument } from './document.ts';
export type { DisputeDecided, DocumentDisputed, PersonMerging } from './events.ts';
export { personOfDocument, voterOnPaper } from './find-paper-voter.ts';
export { forgetVoter } from './forget-voter.ts';
export { verificationJobs } from './jobs.ts';
export { channelOf, joinRoll, whyPaperStands } from './join-roll.ts';
export { type CensusLoaded, loadCensus } from './load-census.ts';
export { personalData } from './personal-data.ts';
export { mayAssist } from './policy.ts';
export { documentHashes } from './prove.ts';
export type { Channel, RollEntry } from './roll.ts';
export { takeOffRoll } from './roll-store.ts';
export { seedVoters } from './seed.ts';
export { recogniseGuest } from './start-guest.ts';
export {
  AGE_EDGES,
  EVERYBODY,
  keepsRoll,
  LEVELS,
  type Level,
  type NotEligible,
  STEP_LEVELS,
  type TakingPart,
} from './taking-part.ts';
export { countByAge } from './voter-store.ts';
export { guestToken } from './web/guest-cookie.ts';
export { keepWithin } from './web/keep-within.ts';
export { verificationRoutes } from './web/routes.ts';
export { ageInWords } from './web/VerifyPage.tsx';
export { isAboutEligibility, visitorsWayIn, wayIn, wayInAddress } from './web/way-in.ts';
export { whyNotOnPaper, whyNotTakePart } from './why-not-take-part.ts';
