import { webcrypto } from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  CannotMake,
  type Commitment,
  checkCommitted,
  makeCertificate,
  makePolynomial,
  makeSeed,
  makeShare,
  newPrivateKey,
  type Polynomial,
  publicKeyOf,
  type SignedMessage,
  signCommitment,
  webCipher,
} from '@ateneu/ballot';
import { UsageError } from '../command.ts';
import { type Draft, openDraft } from './draft.ts';
import { type Io, parseObject, random, readAll, readGiven, readNumbered, writePublic, writeSecret } from './files.ts';
import { type BallotCommand, DONE } from './step.ts';

export const trusteeCommands: readonly BallotCommand[] = [
  {
    name: 'trustee key',
    usage: 'UUID.draft.json [--number N]',
    about: [
      'A trustee without whom nothing is decrypted makes her key: UUID.mandatory-N.json to hand over, and',
      'UUID.mandatory-N.secret.json. N is 1 where not given. Every election needs a new one.',
    ],
    run: makeKey,
  },
  {
    name: 'trustee certificate',
    usage: 'UUID.draft.json --index I --of N --needed T',
    about: [
      'First round of N trustees of whom any T decrypt: trustee I writes UUID.certificate-I.json to hand over, and',
      'UUID.trustee-I.secret.json.',
    ],
    run: certificate,
  },
  {
    name: 'trustee commit',
    usage: 'UUID.draft.json --index I',
    about: [
      'Second round, with all certificates beside the draft: writes UUID.commitment-I.json to hand over at once, and',
      'UUID.polynomial-I.json to hand over only when everybody has handed over a commitment.',
    ],
    run: commit,
  },
  {
    name: 'trustee share',
    usage: 'UUID.draft.json --index I',
    about: [
      'Third round, with all commitments and polynomials beside the draft: checks everybody’s and writes',
      'UUID.share-I.json, to hand over and to keep: she needs it to decrypt.',
    ],
    run: share,
  },
];

const cipher = webCipher(webcrypto.subtle);

async function makeKey(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { number: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  const number = wholeNumber(values.number, '--number');
  const { group, uuid, path } = await openDraft(io, positionals[0]);
  const key = newPrivateKey(group, random);
  const publicKey = publicKeyOf(group, key.secret, random);
  const secret = JSON.stringify({ uuid, private_key: key.text });
  key.secret.fill(0);
  await writeSecret(io, path(`mandatory-${number}.secret.json`), `${secret}\n`);
  await writePublic(io, path(`mandatory-${number}.json`), `${JSON.stringify(publicKey)}\n`);
  return DONE;
}

async function certificate(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { index: { type: 'string' }, of: { type: 'string' }, needed: { type: 'string' } },
    allowPositionals: true,
  });
  const index = wholeNumber(values.index, '--index');
  const [size, threshold] = [wholeNumber(values.of, '--of'), wholeNumber(values.needed, '--needed')];
  const { group, uuid, path } = await openDraft(io, positionals[0]);
  const seed = makeSeed(random);
  const made = makeCertificate(group, seed, { size, threshold, index }, random);
  await writeSecret(io, path(`trustee-${index}.secret.json`), `${JSON.stringify({ uuid, index, seed })}\n`);
  await writePublic(io, path(`certificate-${index}.json`), `${JSON.stringify(made)}\n`);
  return DONE;
}

async function commit(args: readonly string[], io: Io): Promise<number> {
  const { draft, index, party } = await openParty(args, io);
  const { group, path } = draft;
  const made = await makePolynomial(group, party, cipher, random);
  const commitment = signCommitment(group, party, made.commitment, random);
  await writeSecret(io, path(`polynomial-${index}.json`), `${JSON.stringify(made.polynomial)}\n`);
  await writePublic(io, path(`commitment-${index}.json`), `${JSON.stringify(commitment)}\n`);
  io.stderr.write('Hand over the polynomial when all commitments are there, not before.\n');
  return DONE;
}

async function share(args: readonly string[], io: Io): Promise<number> {
  const { draft, index, party } = await openParty(args, io);
  const { group, path } = draft;
  const commitments = await readParts<Commitment>(draft, 'commitment', party.certs.length);
  const polynomials = await readParts<Polynomial>(draft, 'polynomial', party.certs.length);
  checkCommitted(group, party.certs, commitments, polynomials);
  const texts = commitments.map(({ commitment }) => commitment);
  const made = await makeShare(group, party, { commitments: texts, polynomials }, cipher, random);
  await writePublic(io, path(`share-${index}.json`), `${JSON.stringify(made)}\n`);
  return DONE;
}

/** Who is at work: her draft, her seed and everybody's certificates. */
async function openParty(args: readonly string[], io: Io) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { index: { type: 'string' } },
    allowPositionals: true,
  });
  const index = wholeNumber(values.index, '--index');
  const draft = await openDraft(io, positionals[0]);
  const file = draft.path(`trustee-${index}.secret.json`);
  const { seed } = parseObject(await readGiven(io, file), file);
  if (typeof seed !== 'string') throw new CannotMake(`${file} holds no seed.`);
  const count = (await readNumbered(draft.folder, draft.uuid, 'certificate')).length;
  const certs = await readParts<SignedMessage>(draft, 'certificate', count);
  return { draft, index, party: { seed, certs } };
}

async function readParts<What>({ folder, uuid }: Draft, kind: string, count: number): Promise<What[]> {
  return (await readAll(folder, uuid, kind, count)).map(({ content, name }) => parseObject(content, name) as What);
}

function wholeNumber(text: string | undefined, option: string): number {
  if (text === undefined || !/^[1-9][0-9]{0,2}$/.test(text))
    throw new UsageError(`${option} is a whole number from 1 on.`);
  return Number(text);
}
