import { type Checkpoint, type Head, logNameOf, parseCheckpoint, type Signed, uuidOf } from './checkpoint.ts';
import { identityOf, isSignedBy, parseKey, type VerifierKey } from './keys.ts';
import type { ElectionLog } from './log.ts';
import { NoteError } from './note.ts';
import { parseReceipt, whyReceiptFails } from './receipt.ts';

/** A file of a folder of checkpoints: `keys.txt`, `*.checkpoint`, `*.receipt`. Others are not read. */
export interface CheckpointFile {
  readonly name: string;
  readonly text: string;
}

/** Outcome of check 22; null where nothing can be said for want of checkpoints or of keys. */
export interface CheckpointReport {
  readonly ok: boolean | null;
  readonly detail: string;
}

interface Pinned {
  readonly city: VerifierKey;
  readonly witnesses: readonly VerifierKey[];
}

const WITNESSES_NEEDED = 2;

/**
 * Was this log the same for everybody? Each checkpoint must be signed by the city and cosigned by two witnesses of
 * `keys.txt`, and its head must stand in the log at its height; each receipt's ballot must stand where it was promised.
 */
export function checkCheckpoints(files: readonly CheckpointFile[], log: ElectionLog): CheckpointReport {
  try {
    const keys = files.find(({ name }) => name === 'keys.txt');
    const pinned = keys === undefined ? undefined : inFile(keys, parsePinned);
    const checkpoints = ofKind(files, '.checkpoint').map((file) => ({ file, ...inFile(file, parseCheckpoint) }));
    const wrong =
      whyTheyDisagree(checkpoints, pinned) ??
      firstOf(checkpoints, (checkpoint) => whyCheckpointFails(checkpoint, log, pinned)) ??
      whyTimeRunsBackwards(checkpoints) ??
      whyReceiptsFail(files, log, pinned);
    if (wrong !== undefined) return { ok: false, detail: wrong };
    if (checkpoints.length === 0) return { ok: null, detail: withoutCheckpoint(files, pinned) };
    const highest = Math.max(...checkpoints.map(({ says }) => says.height));
    const counted = `${checkpoints.length} of ${checkpoints.length} checkpoints stand in the log, up to event ${highest}`;
    if (pinned === undefined) return { ok: null, detail: `${counted}; without keys.txt no signature was checked.` };
    return { ok: true, detail: `${counted}, each signed by ${pinned.city.name} and ${WITNESSES_NEEDED} witnesses.` };
  } catch (error) {
    if (error instanceof NoteError) return { ok: false, detail: error.message };
    throw error;
  }
}

/** A receipt says of one ballot what a checkpoint says of all: without one, somebody else may be told otherwise. */
function withoutCheckpoint(files: readonly CheckpointFile[], pinned: Pinned | undefined): string {
  const receipts = ofKind(files, '.receipt').length;
  if (receipts === 0) return 'The folder holds no checkpoint.';
  if (pinned === undefined) return `The folder holds no checkpoint; without keys.txt no receipt was checked.`;
  return `The folder holds no checkpoint; ${receipts} of ${receipts} receipts stand in the log.`;
}

/** Does the log still hold the head that was kept? @returns undefined if it does, else why not */
export function whyHeadIsLost(kept: Head, log: ElectionLog): string | undefined {
  if (kept.height >= log.events.length)
    return `the log has ${log.events.length} events; event ${kept.height} was there before`;
  return log.events[kept.height] === kept.hash ? undefined : `event ${kept.height} is not the one it was before`;
}

/** `city KEY` once and `witness KEY` for each witness, a line each; lines that begin with # are remarks. */
function parsePinned(text: string): Pinned {
  const cities: VerifierKey[] = [];
  const witnesses: VerifierKey[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, who, key] = /^(city|witness) (\S+)\s*$/.exec(line) ?? [];
    if (key === undefined) throw new NoteError(at + 1, 'a line is "city KEY" or "witness KEY"');
    const parsed = atLine(at + 1, () => parseKey(key));
    if (parsed.role !== (who === 'city' ? 'log' : 'witness')) throw new NoteError(at + 1, `this is no key of a ${who}`);
    (who === 'city' ? cities : witnesses).push(parsed);
  }
  const [city] = cities;
  if (city === undefined || cities.length > 1) throw new NoteError(1, 'one city has signed the log');
  return { city, witnesses };
}

/** Two heads at one height, each signed by the city, convict it without any log. */
function whyTheyDisagree(all: readonly Filed[], pinned: Pinned | undefined): string | undefined {
  const seen = new Map<number, Filed>();
  for (const one of all) {
    const other = seen.get(one.says.height);
    seen.set(one.says.height, one);
    if (other === undefined || other.says.hash === one.says.hash) continue;
    const both = `${other.file.name} and ${one.file.name} give two heads for event ${one.says.height}`;
    const proof = pinned !== undefined && [one, other].every(({ note }) => isSignedBy(note, pinned.city));
    return proof ? `${both}, both signed by ${pinned.city.name}: the city told two stories.` : `${both}.`;
  }
  return undefined;
}

function whyTimeRunsBackwards(all: readonly Filed[]): string | undefined {
  const ordered = [...all].sort((a, b) => a.says.height - b.says.height || a.says.time - b.says.time);
  const late = ordered.findIndex(({ says }, at) => at > 0 && says.time < (ordered[at - 1]?.says.time ?? 0));
  return late < 0 ? undefined : `${ordered[late]?.file.name} is older than a checkpoint of fewer events.`;
}

function whyCheckpointFails({ says, note, file }: Filed, log: ElectionLog, pinned?: Pinned): string | undefined {
  if (uuidOf(says.origin) !== log.uuid) return `${file.name} belongs to another election (${says.origin}).`;
  const lost = whyHeadIsLost(says, log);
  if (lost !== undefined) return `${file.name} does not stand in the log: ${lost}.`;
  if (pinned === undefined) return undefined;
  if (logNameOf(says.origin) !== pinned.city.name || isSignedBy(note, pinned.city) !== true)
    return `${file.name} is not signed by ${pinned.city.name}.`;
  const forged = pinned.witnesses.find((witness) => isSignedBy(note, witness) === false);
  if (forged !== undefined) return `${file.name} bears a false signature of ${forged.name}.`;
  const signed = pinned.witnesses.filter((witness) => isSignedBy(note, witness)).map(identityOf);
  const independent = new Set(signed.filter((identity) => identity !== identityOf(pinned.city)));
  if (independent.size >= WITNESSES_NEEDED) return undefined;
  return `${file.name} is cosigned by ${independent.size} of the ${WITNESSES_NEEDED} witnesses needed.`;
}

function whyReceiptsFail(files: readonly CheckpointFile[], log: ElectionLog, pinned?: Pinned): string | undefined {
  if (pinned === undefined) return undefined;
  return firstOf(ofKind(files, '.receipt'), (file) => {
    const failure = whyReceiptFails(inFile(file, parseReceipt), log, pinned.city);
    if (failure === undefined) return undefined;
    const convicts = failure.proof ? ` ${pinned.city.name} signed it: this is proof.` : '';
    return `${file.name}: ${failure.why}.${convicts}`;
  });
}

type Filed = Signed<Checkpoint> & { readonly file: CheckpointFile };

function ofKind(files: readonly CheckpointFile[], ending: string): CheckpointFile[] {
  return files.filter(({ name }) => name.endsWith(ending));
}

function inFile<What>(file: CheckpointFile, read: (text: string) => What): What {
  try {
    return read(file.text);
  } catch (error) {
    if (error instanceof NoteError) error.message = `${file.name}: ${error.message}`;
    throw error;
  }
}

function atLine<What>(line: number, read: () => What): What {
  try {
    return read();
  } catch (error) {
    throw error instanceof NoteError ? new NoteError(line, error.message.replace(/^Line \d+: |\.$/g, '')) : error;
  }
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
