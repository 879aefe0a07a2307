export { Unreadable } from './archive/unreadable.ts';
export type { CheckpointFile } from './checkpoints/check-checkpoints.ts';
export type { Claim, Group, GroupName, Secret, Term } from './group.ts';
export { isGroupName, openGroup } from './groups/open-group.ts';
export { appendEvent, appendOwned, openArchiveOf } from './make/archive.ts';
export { checkOpenedBallot, type OpenedBallot, revealBallot } from './make/audit-ballot.ts';
export {
  type CastBallot,
  type Choices,
  castBallot,
  type PreparedBallot,
  prepareBallot,
  wipeBallot,
} from './make/ballot.ts';
export { CannotMake } from './make/cannot-make.ts';
export { makeCertificate } from './make/certificate.ts';
export { credentialSecret, makeCredentials, publicCredential, type Voter } from './make/credential.ts';
export { checkDecryption, combineFactors, decryptPartially, type PartialDecryption } from './make/decrypt.ts';
export { type Election, type ElectionTemplate, makeElection, openElection, readTemplate } from './make/election.ts';
export { assembleThreshold, makePolynomial, makeShare } from './make/pedersen.ts';
export { makeSeed, makeUuid } from './make/random.ts';
export { type Result, resultOf, resultText } from './make/result.ts';
export { webCipher } from './make/seal.ts';
export { encryptedTally, encryptedTallyTexts, lastOfEach, weightsOf } from './make/tally.ts';
export { electionKey, keysOfOwners, publicKeyOf, type TrusteeKind } from './make/trustee.ts';
export { checkShuffle } from './shuffle/check-shuffle.ts';
export type { Random } from './shuffle/ciphertext.ts';
export { makeShuffle } from './shuffle/make-shuffle.ts';
export { checkRankedAnswer, encryptRanking } from './shuffle/ranked-answer.ts';
export type { AuditInputs } from './verify/audit-archive.ts';
export { auditFile } from './verify/audit-file.ts';
export { type Audit, CHECKS, type Check } from './verify/checks.ts';
