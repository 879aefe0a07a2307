import { execFile } from 'node:child_process';
import {
  constants,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
  sign,
  verify as verifyNatively,
} from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { blind, blindSign, finalize, prepare, verify } from './blind-signature.ts';
import { RSABSSA } from './other-implementation.fixture.ts';
import { fingerprintOf, readPublicKey } from './public-key.ts';
import { formatToken, preparedOf, receiveToken, requestToken } from './token.ts';
import { VARIANTS } from './variant.ts';

const run = promisify(execFile);
const lib = new URL('../', import.meta.url);
const random = (length: number) => new Uint8Array(randomBytes(length));
const opensslIsMissing = await run('openssl', ['version']).then(
  () => false,
  () => true,
);
const SCOPE = 'https://vallserena.example/petitions/riverside';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const padding = constants.RSA_NO_PADDING;
const issuer = {
  publicKey,
  privateKey,
  key: readPublicKey(new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))),
  rawRsa: (m: Uint8Array) => privateDecrypt({ key: privateKey, padding }, m),
};

function newToken() {
  const request = requestToken(issuer.key, SCOPE, random);
  return receiveToken(issuer.key, SCOPE, request, blindSign(issuer.key, request.blinded, issuer.rawRsa));
}

describe('second opinions', () => {
  const suites = [
    ['RSABSSA-SHA384-PSS-Randomized', RSABSSA.SHA384.PSS.Randomized],
    ['RSABSSA-SHA384-PSSZERO-Randomized', RSABSSA.SHA384.PSSZero.Randomized],
    ['RSABSSA-SHA384-PSS-Deterministic', RSABSSA.SHA384.PSS.Deterministic],
    ['RSABSSA-SHA384-PSSZERO-Deterministic', RSABSSA.SHA384.PSSZero.Deterministic],
  ] as const;

  test.each(suites)('@cloudflare/blindrsa-ts: %s, both ways', async (variant, suiteOf) => {
    const suite = suiteOf();
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
    const spki = issuer.publicKey.export({ type: 'spki', format: 'der' });
    const theirKey = await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify']);
    const message = random(100);

    const ours = prepare(message, random, variant);
    const request = blind(issuer.key, ours, random, variant);
    const signature = finalize(
      issuer.key,
      ours,
      blindSign(issuer.key, request.blinded, issuer.rawRsa),
      request.inverse,
      variant,
    );
    expect(await suite.verify(theirKey, signature, ours)).toBe(true);
    expect(
      await suite.finalize(theirKey, ours, blindSign(issuer.key, request.blinded, issuer.rawRsa), request.inverse),
    ).toEqual(signature);

    const theirs = suite.prepare(message);
    expect(theirs.length).toBe(message.length + VARIANTS[variant].prefixLength);
    const { blindedMsg, inv } = await suite.blind(theirKey, theirs);
    const answer = blindSign(issuer.key, blindedMsg, issuer.rawRsa);
    expect(finalize(issuer.key, theirs, answer, inv, variant)).toEqual(
      await suite.finalize(theirKey, theirs, answer, inv),
    );
  });

  test('Node verifies our tokens, and we what Node signs', () => {
    const [token, message] = [newToken(), preparedOf(SCOPE, random(32))];
    const options = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    const prepared = preparedOf(SCOPE, token.prefix);
    expect(verifyNatively('sha384', prepared, { key: issuer.publicKey, ...options }, token.signature)).toBe(true);
    for (const saltLength of [48, 47, 0, 32]) {
      const signature = sign('sha384', message, { key: issuer.privateKey, ...options, saltLength });
      expect(verify(issuer.key, message, signature)).toBe(saltLength === 48);
    }
    expect(verify(issuer.key, message, sign('sha256', message, { key: issuer.privateKey, ...options }))).toBe(false);
    expect(verify(issuer.key, message, sign('sha384', message, issuer.privateKey))).toBe(false);
  });

  test.skipIf(opensslIsMissing)(
    `anybody checks a token with OpenSSL${opensslIsMissing ? ' (skipped: no openssl)' : ''}`,
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'blind-token-'));
      try {
        const token = newToken();
        await writeFile(join(folder, 'key.pem'), issuer.publicKey.export({ type: 'spki', format: 'pem' }));
        await writeFile(join(folder, 'token.txt'), formatToken(token));
        const page = await readFile(new URL('../../docs/protocols/blind-tokens.md', lib), 'utf8');
        const [, script] = /```sh\n([\s\S]*?)\n```/.exec(page) ?? [];
        const openssl = (scope: string) =>
          run('sh', ['-c', script ?? expect.fail('no script')], { cwd: folder, env: { ...process.env, SCOPE: scope } });
        expect((await openssl(SCOPE)).stdout).toBe(`Verified OK\nSHA2-256(stdin)= ${fingerprintOf(issuer.key)}\n`);
        await expect(openssl('elsewhere')).rejects.toThrow();
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );
});

test('the example of the README runs and prints what it says', async () => {
  const [, example] = /```ts\n([\s\S]*?)\n```/.exec(await readFile(new URL('README.md', lib), 'utf8')) ?? [];
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', example as string], {
    cwd: lib,
  });
  expect(stdout).toBe('true\ntrue false\n');
});

test('it can be bundled for a browser', async () => {
  const entryPoints = [new URL('src/index.ts', lib).pathname];
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'esm',
  });
  expect(outputFiles[0]?.contents.length).toBeLessThan(22_528);
});
