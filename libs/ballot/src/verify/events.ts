import { Fields, isText, type JsonObject, NotCanonical } from '../archive/canonical-json.ts';
import type { EventType } from '../make/archive.ts';

export interface ArchiveEvent {
  readonly parent: string | undefined;
  readonly height: number;
  readonly type: EventType;
  /** SHA-256, in hexadecimal. */
  readonly payload: string | undefined;
}

/** @throws NotCanonical */
export function readEvent(value: JsonObject | unknown): ArchiveEvent {
  const fields = new Fields(value as JsonObject, '');
  const parent = fields.may('parent');
  const height = fields.count('height');
  const type = fields.text('type');
  const payload = fields.may('payload');
  fields.end();
  if (!(type in EVENTS)) throw new NotCanonical('the type is none that the protocol knows');
  return {
    parent: parent === undefined ? undefined : isHash(isText(parent, 'parent'), 'parent'),
    height,
    type: type as EventType,
    payload: payload === undefined ? undefined : isHash(isText(payload, 'payload'), 'payload'),
  };
}

/** 64 lower-case hexadecimal digits. @throws NotCanonical */
export function isHash(text: string, path: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new NotCanonical(`${path} is no SHA-256 in hexadecimal`);
  return text;
}

export type Stage = 'nothing' | 'voting' | 'ended' | 'shuffling' | 'decrypting' | 'done';

const EVENTS: Record<EventType, { readonly at: Stage; readonly next: Stage; readonly hasPayload: boolean }> = {
  Setup: { at: 'nothing', next: 'voting', hasPayload: true },
  Ballot: { at: 'voting', next: 'voting', hasPayload: true },
  EndBallots: { at: 'voting', next: 'ended', hasPayload: false },
  EncryptedTally: { at: 'ended', next: 'decrypting', hasPayload: true },
  Shuffle: { at: 'shuffling', next: 'shuffling', hasPayload: true },
  EndShuffles: { at: 'shuffling', next: 'decrypting', hasPayload: false },
  PartialDecryption: { at: 'decrypting', next: 'decrypting', hasPayload: true },
  Result: { at: 'decrypting', next: 'done', hasPayload: true },
};

/**
 * The order in which events may come.
 * @returns the stage after the event, or why it may not come at this one
 */
export function stageAfter(stage: Stage, event: ArchiveEvent, hasRankings: boolean): Stage | { readonly why: string } {
  const { at, next, hasPayload } = EVENTS[event.type];
  if (stage !== at) return { why: `"${event.type}" may not come ${WHEN[stage]}.` };
  if (hasPayload !== (event.payload !== undefined))
    return { why: `"${event.type}" ${hasPayload ? 'has no payload' : 'has a payload and may have none'}.` };
  return event.type === 'EncryptedTally' && hasRankings ? 'shuffling' : next;
}

const WHEN: Record<Stage, string> = {
  nothing: 'before "Setup"',
  voting: 'while ballots are cast',
  ended: 'between "EndBallots" and "EncryptedTally"',
  shuffling: 'while ballots are shuffled',
  decrypting: 'while the tally is decrypted',
  done: 'after "Result"',
};
