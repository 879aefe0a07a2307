export { type Blinding, blind, blindSign, finalize, prepare, type Random, verify } from './blind-signature.ts';
export { BlindTokenError, type BlindTokenProblem } from './blind-token-error.ts';
export {
  checkKeyOnBoard,
  type KeyCheck,
  type KeyRefusal,
  keyStatement,
  type SignedStatement,
  type VerifyBoard,
} from './key-statement.ts';
export { fingerprintOf, jwkOf, type PublicKey, readPublicKey, spkiOf } from './public-key.ts';
export {
  checkToken,
  formatToken,
  parseToken,
  preparedOf,
  receiveToken,
  requestToken,
  type Token,
  type TokenRequest,
  tokenId,
} from './token.ts';
export { VARIANTS, type Variant } from './variant.ts';
