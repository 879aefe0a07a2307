import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Checkpoint, signCheckpoint } from './checkpoint.ts';
import { formatKey, signAsWitness, verifierKey } from './keys.ts';
import type { ElectionLog } from './log.ts';
import { formatNote, parseNote } from './note.ts';

const UUID = 'qZFJxaaeUpbmxF';
export const ORIGIN = `vallserena.example/${UUID}`;

export const secretOf = (who: string) => sha256(utf8ToBytes(who));
export const CITY = verifierKey('vallserena.example', 'log', ed25519.getPublicKey(secretOf('city')));
export const WITNESSES = ['sindicatura.example', 'universitat.example', 'diari.example'];
export const witnessKey = (name: string) => verifierKey(name, 'witness', ed25519.getPublicKey(secretOf(name)));

export const KEYS = [
  '# who may speak',
  `city ${formatKey(CITY)}`,
  ...WITNESSES.map((name) => `witness ${formatKey(witnessKey(name))}`),
  '',
].join('\n');

/** A chain of events: `fork` differs from a certain height on. */
export function chainOf(length: number, fork = { from: length, mark: 0 }): ElectionLog & { readonly texts: string[] } {
  const texts: string[] = [];
  const events: string[] = [];
  const payloads: (string | undefined)[] = [];
  for (let height = 0; height < length; height += 1) {
    const payload = bytesToHex(sha256(utf8ToBytes(`ballot ${height} ${height < fork.from ? 0 : fork.mark}`)));
    const parent = height === 0 ? {} : { parent: events[height - 1] };
    texts.push(JSON.stringify({ ...parent, height, type: height === 0 ? 'Setup' : 'Ballot', payload }));
    events.push(bytesToHex(sha256(utf8ToBytes(texts[height] as string))));
    payloads.push(payload);
  }
  return { uuid: UUID, texts, events, payloads };
}

export function checkpointOf(log: ElectionLog, height: number, time = 1_764_000_000 + 60 * height): Checkpoint {
  return { origin: ORIGIN, height, hash: log.events[height] as string, time };
}

/** A checkpoint as published: signed by the city, cosigned by whoever is named. */
export function published(checkpoint: Checkpoint, witnesses = WITNESSES.slice(0, 2)): string {
  const note = parseNote(signCheckpoint(checkpoint, secretOf('city')));
  const cosigned = witnesses.map((name) => signAsWitness(note.text, name, secretOf(name), checkpoint.time + 5));
  return formatNote({ text: note.text, signatures: [...note.signatures, ...cosigned] });
}
