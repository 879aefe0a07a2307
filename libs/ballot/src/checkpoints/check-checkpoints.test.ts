import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64 } from './base64.ts';
import { checkCheckpoints } from './check-checkpoints.ts';
import { parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { formatKey, isSignedBy, parseKey, verifierKey } from './keys.ts';
import {
  CITY,
  chainOf,
  checkpointOf,
  KEYS,
  ORIGIN,
  published,
  secretOf,
  WITNESSES,
  witnessKey,
} from './log.fixture.ts';
import { formatNote, NoteError, parseNote } from './note.ts';
import { parseReceipt, signReceipt, trackerOf, whyReceiptFails } from './receipt.ts';

const log = chainOf(20);
const honest = [3, 9, 9, 19].map((height, at) => ({
  name: `${at}.checkpoint`,
  text: published(checkpointOf(log, height, 1_764_000_000 + 60 * at)),
}));
const keys = { name: 'keys.txt', text: KEYS };
const receiptFor = (height: number, from = log) => ({
  origin: ORIGIN,
  tracker: trackerOf(from.payloads[height] as string),
  height,
  hash: from.events[height] as string,
  time: 1_764_000_000,
});

/** The folder with the files given in place of those of the same name, or added. */
function outcome(...changed: { name: string; text: string }[]) {
  const kept = [keys, ...honest].filter(({ name }) => changed.every((file) => file.name !== name));
  return checkCheckpoints([...kept, ...changed], log);
}
const signaturesOf = (text: string) => parseNote(text).signatures;

describe('check 22', () => {
  test('checkpoints that stand in the log pass', () => {
    const receipt = { name: 'mine.receipt', text: signReceipt(receiptFor(7), secretOf('city')) };
    expect(outcome(receipt, { name: 'README', text: 'not read' })).toEqual({
      ok: true,
      detail: '4 of 4 checkpoints stand in the log, up to event 19, each signed by vallserena.example and 2 witnesses.',
    });
  });

  test('it says nothing where there is nothing to say it of', () => {
    expect(checkCheckpoints([], log)).toEqual({ ok: null, detail: 'The folder holds no checkpoint.' });
    expect(checkCheckpoints([keys], log).ok).toBe(null);
    expect(checkCheckpoints(honest, log)).toMatchObject({ ok: null, detail: expect.stringContaining('no signature') });
  });

  test('a receipt alone convicts too, and alone proves nothing of the rest', () => {
    const kept = { name: 'mine.receipt', text: signReceipt(receiptFor(7), secretOf('city')) };
    const broken = { ...receiptFor(7), hash: log.events[8] as string };
    const promised = { name: 'mine.receipt', text: signReceipt(broken, secretOf('city')) };
    expect(checkCheckpoints([keys, promised], log)).toMatchObject({
      ok: false,
      detail: expect.stringContaining('proof'),
    });
    expect(checkCheckpoints([keys, kept], log)).toEqual({
      ok: null,
      detail: 'The folder holds no checkpoint; 1 of 1 receipts stand in the log.',
    });
    expect(checkCheckpoints([kept], log).detail).toContain('without keys.txt no receipt was checked');
  });

  test('a log rewritten, rolled back or shortened since is rejected, with keys and without', () => {
    for (const files of [[keys, ...honest], honest]) {
      for (const from of [0, 3, 9, 19]) expect(checkCheckpoints(files, chainOf(20, { from, mark: 1 })).ok).toBe(false);
      expect(checkCheckpoints(files, chainOf(19))).toMatchObject({
        ok: false,
        detail: expect.stringContaining('has 19 events'),
      });
    }
    expect(checkCheckpoints([keys, ...honest], chainOf(25)).ok).toBe(true);
  });

  test('two stories told by the city are proof against it', () => {
    const other = chainOf(20, { from: 9, mark: 1 });
    const split = { name: 'split.checkpoint', text: published(checkpointOf(other, 9)) };
    expect(outcome(split).detail).toBe(
      '2.checkpoint and split.checkpoint give two heads for event 9, both signed by vallserena.example: the city told two stories.',
    );
    const unsigned = { name: 'split.checkpoint', text: split.text.replace(/(— vallserena.example )\S+/, '$1AAAAAAAA') };
    expect(outcome(unsigned).detail).not.toContain('two stories');
    expect(outcome(unsigned).ok).toBe(false);
  });

  test('each checkpoint needs the city and two witnesses', () => {
    const text = honest[0]?.text as string;
    const [city, first, second] = signaturesOf(text) as [never, never, never];
    const body = parseNote(text).text;
    const file = (...signatures: never[]) => ({ name: '0.checkpoint', text: formatNote({ text: body, signatures }) });
    expect(outcome(file(city, first, second)).ok).toBe(true);
    expect(outcome(file(first, second)).detail).toBe('0.checkpoint is not signed by vallserena.example.');
    expect(outcome(file(city, first)).detail).toBe('0.checkpoint is cosigned by 1 of the 2 witnesses needed.');
    expect(outcome(file(city, first, first)).detail).toContain('by 1 of the 2');
    const stranger = published(checkpointOf(log, 3), [WITNESSES[0] as string, 'stranger.example']);
    expect(outcome({ name: '0.checkpoint', text: stranger }).detail).toContain('by 1 of the 2');
  });

  test('one witness under two names, or the city as its own witness, is not two', () => {
    const [one = ''] = WITNESSES;
    const twin = verifierKey('twin.example', 'witness', witnessKey(one).publicKey);
    const self = verifierKey('self.example', 'witness', CITY.publicKey);
    for (const { key, secret } of [
      { key: twin, secret: secretOf(one) },
      { key: self, secret: secretOf('city') },
    ]) {
      const text = [
        `city ${formatKey(CITY)}`,
        `witness ${formatKey(witnessKey(one))}`,
        `witness ${formatKey(key)}`,
      ].join('\n');
      const note = parseNote(published(checkpointOf(log, 3), [one]));
      const message = new TextEncoder().encode(`cosignature/v1\ntime 1\n${note.text}`);
      const octets = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1, ...ed25519.sign(message, secret));
      const keyId = Number.parseInt(formatKey(key).split('+')[1] as string, 16);
      const signed = { ...note, signatures: [...note.signatures, { name: key.name, keyId, octets }] };
      expect(isSignedBy(signed, key)).toBe(true);
      const files = [
        { name: 'keys.txt', text },
        { name: 'a.checkpoint', text: formatNote(signed) },
      ];
      expect(checkCheckpoints(files, log).detail).toContain('by 1 of the 2');
    }
  });

  test('a signature does not move to another text', () => {
    const [earlier, later] = [published(checkpointOf(log, 3)), published(checkpointOf(log, 9))];
    const moved = formatNote({ text: parseNote(later).text, signatures: signaturesOf(earlier) });
    expect(outcome({ name: '0.checkpoint', text: moved }).ok).toBe(false);
    const receipt = parseNote(signReceipt(receiptFor(3), secretOf('city')));
    const asCheckpoint = formatNote({ text: parseNote(later).text, signatures: receipt.signatures });
    expect(outcome({ name: '0.checkpoint', text: asCheckpoint }).detail).toContain('not signed');
  });

  test('a checkpoint of another election or another city is not ours', () => {
    const foreign = { ...checkpointOf(log, 3), origin: 'vallserena.example/kacantr7E8nHHx' };
    expect(outcome({ name: '0.checkpoint', text: published(foreign) }).detail).toContain('another election');
    const elsewhere = { ...checkpointOf(log, 3), origin: 'else.example/qZFJxaaeUpbmxF' };
    expect(outcome({ name: '0.checkpoint', text: published(elsewhere) }).detail).toContain('not signed');
  });

  test('time does not run backwards', () => {
    const early = { name: '3.checkpoint', text: published(checkpointOf(log, 19, 1_763_000_000)) };
    expect(outcome(early).detail).toContain('older than a checkpoint of fewer events');
  });

  test('any changed character of a checkpoint is rejected', () => {
    const text = honest[3]?.text as string;
    const change = fc.tuple(fc.nat(text.length - 1), fc.constantFrom('A', 'b', '7', '+', '\n', ' ', ''));
    fc.assert(
      fc.property(change, ([at, by]) => {
        const changed = text.slice(0, at) + by + text.slice(at + 1);
        fc.pre(changed !== text);
        return outcome({ name: '3.checkpoint', text: changed }).ok === false;
      }),
      { numRuns: 300 },
    );
  });
});

describe('keys', () => {
  test('survive being written down', () => {
    for (const key of [CITY, ...WITNESSES.map(witnessKey)]) expect(parseKey(formatKey(key))).toEqual(key);
  });

  test('those of small or mixed order are refused', () => {
    const small = ed25519.Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', true);
    const mixed = ed25519.Point.BASE.add(small).toBytes();
    for (const bytes of [ed25519.Point.ZERO.toBytes(), small.toBytes(), mixed, new Uint8Array(32).fill(255)])
      expect(() => verifierKey('x', 'log', bytes)).toThrow('no Ed25519 key of prime order');
  });

  test.each([
    ['city x', 'a key is a name'],
    [`witness ${formatKey(CITY)}`, 'no key of a witness'],
    [`city ${formatKey(CITY).replace(/[+]../, '+zz')}`, 'a key is a name'],
    [`city ${formatKey(CITY).replace(/^v/, 'w')}`, 'not its own'],
    ['mayor x', 'a line is'],
    ['', 'one city'],
    [`city ${formatKey(CITY)}\ncity ${formatKey(CITY)}`, 'one city'],
  ])('keys.txt with %j is refused', (text, why) => {
    expect(outcome({ name: 'keys.txt', text })).toMatchObject({ ok: false, detail: expect.stringContaining(why) });
  });
});

describe('a receipt', () => {
  const signed = (receipt: ReturnType<typeof receiptFor>) => parseReceipt(signReceipt(receipt, secretOf('city')));

  test('holds where the ballot stands', () => {
    expect(whyReceiptFails(signed(receiptFor(7)), log, CITY)).toBeUndefined();
    expect(signed(receiptFor(7)).says).toEqual(receiptFor(7));
  });

  test('convicts the server where the ballot vanished', () => {
    const proven = [chainOf(7), chainOf(20, { from: 7, mark: 1 }), chainOf(20, { from: 2, mark: 1 })];
    for (const now of proven) expect(whyReceiptFails(signed(receiptFor(7)), now, CITY)).toMatchObject({ proof: true });
    const swapped = { ...receiptFor(7), tracker: receiptFor(8).tracker };
    expect(whyReceiptFails(signed(swapped), log, CITY)).toMatchObject({
      why: expect.stringContaining('another ballot'),
    });
  });

  test('proves nothing where the server did not sign it', () => {
    const forged = parseReceipt(signReceipt({ ...receiptFor(7), hash: log.events[8] as string }, secretOf('forger')));
    expect(whyReceiptFails(forged, log, CITY)).toMatchObject({ proof: false });
    const foreign = { ...receiptFor(7), origin: 'vallserena.example/kacantr7E8nHHx' };
    expect(whyReceiptFails(signed(foreign), log, CITY)).toMatchObject({ proof: false });
  });

  test('in the folder it is checked too', () => {
    const text = signReceipt({ ...receiptFor(7), hash: log.events[8] as string }, secretOf('city'));
    expect(outcome({ name: 'mine.receipt', text })).toEqual({
      ok: false,
      detail: 'mine.receipt: event 7 is not the one that was promised. vallserena.example signed it: this is proof.',
    });
  });
});

test('an unusual statement is not signed in the first place', () => {
  const sign = (change: object) => () => signCheckpoint({ ...checkpointOf(log, 3), ...change }, secretOf('city'));
  for (const change of [{ origin: 'no uuid' }, { origin: 'a b/qZFJxaaeUpbmxF' }, { time: 1.5 }, { height: -1 }])
    expect(sign(change)).toThrow(NoteError);
  expect(() => signReceipt({ ...receiptFor(7), tracker: 'short' }, secretOf('city'))).toThrow(NoteError);
});

test('the example of the C2SP specification verifies', () => {
  // https://c2sp.org/signed-note and Go's golang.org/x/mod/sumdb/note give this note and this key.
  const key = parseKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  expect(isSignedBy(parseNote(text), key)).toBe(true);
  expect(isSignedBy(parseNote(text.replace('think', 'hope')), key)).toBe(false);
});

test('reading notes and keys gives a value or says where it went wrong, whatever is given', () => {
  const texts = [honest[0]?.text as string, signReceipt(receiptFor(7), secretOf('city')), formatKey(CITY), KEYS];
  const change = fc.tuple(fc.constantFrom(...texts), fc.nat(600), fc.string({ maxLength: 3 }), fc.nat(3));
  const mutated = change.map(([text, at, by, drop]) => text.slice(0, at) + by + text.slice(at + drop));
  const readers = [parseCheckpoint, parseReceipt, parseKey, parseNote];
  fc.assert(
    fc.property(fc.oneof(mutated, fc.string()), fc.constantFrom(...readers), (text, read) => {
      try {
        read(text);
      } catch (error) {
        return error instanceof NoteError && error.line >= 1;
      }
      return true;
    }),
    { numRuns: 100_000 },
  );
});

test('base64 is the platform’s', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => toBase64(bytes) === Buffer.from(bytes).toString('base64')));
  expect(trackerOf('00'.repeat(32))).toBe(
    Buffer.from(hexToBytes('00'.repeat(32)))
      .toString('base64')
      .replace('=', ''),
  );
});
