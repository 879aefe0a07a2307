// node bench/blind-token.ts: blind RSA tokens on one core, against their bars and @cloudflare/blindrsa-ts.
import { constants, generateKeyPairSync, privateDecrypt, randomBytes, verify as verifyNatively } from 'node:crypto';
import {
  blindSign,
  checkToken,
  formatToken,
  type PublicKey,
  preparedOf,
  readPublicKey,
  receiveToken,
  requestToken,
} from '@ateneu/blind-token';
import { RSABSSA } from '../libs/blind-token/src/other-implementation.fixture.ts';
import { median, printTable } from './table.ts';

const SCOPE = 'https://vallserena.example/petitions/riverside';
const random = (length: number) => new Uint8Array(randomBytes(length));

for (const bits of [2048, 3072, 4096]) await measure(bits);

async function measure(bits: number): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const padding = constants.RSA_NO_PADDING;
  const rawRsa = (m: Uint8Array) => privateDecrypt({ key: privateKey, padding }, m);
  const key: PublicKey = readPublicKey(new Uint8Array(spki));
  const request = requestToken(key, SCOPE, random);
  const answer = blindSign(key, request.blinded, rawRsa);
  const token = receiveToken(key, SCOPE, request, answer);
  const prepared = preparedOf(SCOPE, token.prefix);
  const native = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const suite = RSABSSA.SHA384.PSS.Randomized();
  const theirKey = await crypto.subtle.importKey('spki', spki, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
  const theirs = await suite.blind(theirKey, prepared);
  const theirAnswer = blindSign(key, theirs.blindedMsg, rawRsa);

  const request_ = await milliseconds(40, () => requestToken(key, SCOPE, random));
  const sign = await milliseconds(60, () => blindSign(key, request.blinded, rawRsa));
  const receive = await milliseconds(200, () => receiveToken(key, SCOPE, request, answer));
  const check = await milliseconds(400, () => checkToken(key, SCOPE, token));
  const checkNative = await milliseconds(400, () => verifyNatively('sha384', prepared, native, token.signature));
  const theirBlind = await milliseconds(5, () => suite.blind(theirKey, prepared));
  const theirFinalize = await milliseconds(10, () => suite.finalize(theirKey, prepared, theirAnswer, theirs.inv));
  const reading = await milliseconds(5, () => readPublicKey(new Uint8Array(spki)));

  const barred = bits === 3072;
  printTable(`Blind tokens, ${bits} bits, ${formatToken(token).length} characters`, [
    row('sign blindly (server, OpenSSL, result checked)', ms(sign), barred ? '≤ 2.5 ms' : '–', !barred || sign <= 2.5),
    row('check a token (BigInt)', rate(check), barred ? '≥ 5,000/s' : '–', !barred || check <= 0.2),
    row('check a token (Node, OpenSSL)', rate(checkNative), barred ? '≥ 5,000/s' : '–', !barred || checkNative <= 0.2),
    row('ask: draw and blind (device)', ms(request_), `theirs ${ms(theirBlind)}`, request_ <= theirBlind),
    row('receive: unblind and check (device)', ms(receive), `theirs ${ms(theirFinalize)}`, receive <= theirFinalize),
    row('read and check the key (once)', ms(reading), '–', true),
  ]);
}

function row(what: string, measured: string, bar: string, reached: boolean) {
  return { what, measured, bar, reached };
}

/** Median of five rounds, of one call. */
async function milliseconds(calls: number, action: () => unknown): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const start = performance.now();
    for (let call = 0; call < calls; call += 1) await action();
    rounds.push((performance.now() - start) / calls);
  }
  return median(rounds.slice(1)); // the first warms up
}

function ms(time: number): string {
  return `${time.toFixed(2)} ms`;
}

function rate(time: number): string {
  return `${Math.round(1000 / time).toLocaleString('en')}/s`;
}
