export { Unreadable } from './archive/unreadable.ts';
export { type CheckpointFile, whyHeadIsLost } from './checkpoints/check-checkpoints.ts';
export { parseCheckpoint, signCheckpoint } from './checkpoints/checkpoint.ts';
export { formatKey, parseKey, type Role, verifierKey } from './checkpoints/keys.ts';
export type { ElectionLog } from './checkpoints/log.ts';
export { NoteError } from './checkpoints/note.ts';
export { signReceipt } from './checkpoints/receipt.ts';
export { cosign } from './checkpoints/witness.ts';
export type { Claim, Group, GroupName, Secret, Term } from './group.ts';
export { isGroupName, openGroup } from './groups/open-group.ts';
export { type Appended, appendEvent, appendOwned, joined, openArchiveOf } from './make/archive.ts';
export { type ArchiveState, countedBallots, readArchive, readCast } from './make/archive-state.ts';
export {
  checkOpenedBallot,
  type OpenedBallot,
  openingsOf,
  resumeBallot,
  revealBallot,
} from './make/audit-ballot.ts';
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
export {
  addDecryption,
  addShuffle,
  closeBallots,
  endShuffles,
  nextShuffle,
  publishResult,
  tallyToDecrypt,
  trusteesOf,
} from './make/continue-election.ts';
export { credentialSecret, makeCredentials, publicCredential, type Voter } from './make/credential.ts';
export { checkDecryption, combineFactors, decryptPartially, type PartialDecryption } from './make/decrypt.ts';
export { base64Hash, hexHash } from './make/digest.ts';
export { type Election, type ElectionTemplate, makeElection, openElection, readTemplate } from './make/election.ts';
export { assembleThreshold, makePolynomial, makeShare, openShare, type Polynomial } from './make/pedersen.ts';
export { makeSeed, makeUuid } from './make/random.ts';
export type { Result } from './make/result.ts';
export { type SignedMessage, webCipher } from './make/seal.ts';
export {
  type Commitment,
  checkCommitted,
  neutralBallot,
  readSide,
  type SideEventType,
  type SidePayloads,
  sideEvent,
  signCommitment,
  voidedThatCount,
  whyNotCast,
} from './make/side.ts';
export { weightsOf } from './make/tally.ts';
export { electionKey, keysOfOwners, newPrivateKey, publicKeyOf, type TrusteeKind } from './make/trustee.ts';
export type { Random } from './shuffle/ciphertext.ts';
export { makeShuffle } from './shuffle/make-shuffle.ts';
export type { AuditInputs } from './verify/audit-archive.ts';
export { auditFile } from './verify/audit-file.ts';
export { auditGroup } from './verify/audit-group.ts';
export { type Audit, CHECKS, type Check } from './verify/checks.ts';
export { sidecarLines } from './verify/sidecar-lines.ts';
