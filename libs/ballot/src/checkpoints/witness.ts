import { type Checkpoint, logNameOf, parseCheckpoint } from './checkpoint.ts';
import { isSignedBy, signAsWitness, type VerifierKey } from './keys.ts';
import { extendHead } from './log.ts';
import { formatNote } from './note.ts';

/** How far ahead of the witness's own clock a checkpoint may be, in seconds. */
const CLOCK_TOLERANCE = 300;

export interface Cosigning {
  /** The last checkpoint this witness signed for this log, null for the first time. Losing it ends what it can promise. */
  readonly previous: Checkpoint | null;
  /** The checkpoint as published. */
  readonly file: string;
  /** The texts of all events after the previous checkpoint, up to this one's head. */
  readonly events: readonly string[];
  readonly log: VerifierKey;
  /** The witness's own name and key. */
  readonly name: string;
  readonly secretKey: Uint8Array;
  /** The witness's clock, in seconds. */
  readonly now: number;
}

export type Cosigned =
  | { readonly ok: true; readonly file: string; readonly checkpoint: Checkpoint }
  /** `proof` says that the two checkpoints together convict the city, which signed both. */
  | { readonly ok: false; readonly why: string; readonly proof: boolean };

/**
 * The one rule of a witness: it signs only what extends what it signed before. Keep the checkpoint that comes back, and
 * keep it before the signature leaves. @throws NoteError where the file is no checkpoint
 */
export function cosign(given: Cosigning): Cosigned {
  const { says, note } = parseCheckpoint(given.file);
  if (logNameOf(says.origin) !== given.log.name || isSignedBy(note, given.log) !== true)
    return no(`${given.log.name} did not sign it`);
  if (says.time > given.now + CLOCK_TOLERANCE) return no('it comes from the future');
  const contradiction = given.previous === null ? undefined : contradictionOf(given.previous, says);
  if (contradiction !== undefined) return contradiction;
  const reached = says.height === given.previous?.height ? says : extendHead(given.previous, given.events);
  if ('why' in reached) return no(reached.why);
  if (reached.hash !== says.hash || reached.height !== says.height) return no('these events do not lead to its head');
  const signature = signAsWitness(note.text, given.name, given.secretKey, given.now);
  const others = note.signatures.filter(({ name, keyId }) => name !== signature.name || keyId !== signature.keyId);
  return { ok: true, file: formatNote({ text: note.text, signatures: [...others, signature] }), checkpoint: says };
}

function contradictionOf(previous: Checkpoint, next: Checkpoint): Cosigned | undefined {
  if (previous.origin !== next.origin) return no('it belongs to another log');
  if (next.height === previous.height && next.hash !== previous.hash)
    return no(`the log has two heads at event ${next.height}`, true);
  if (next.height < previous.height) return no('the log is shorter than before');
  if (next.time < previous.time) return no('its time lies before that of the one before');
  return undefined;
}

function no(why: string, proof = false): Cosigned {
  return { ok: false, why, proof };
}
