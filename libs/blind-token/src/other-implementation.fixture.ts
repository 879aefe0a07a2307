/** The library our results are compared with, in the tests and in `bench/blind-token.ts`. */
export { RSABSSA } from '@cloudflare/blindrsa-ts';
