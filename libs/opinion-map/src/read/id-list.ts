import { PolisFileError, quoted } from './polis-file-error.ts';

/** A list may also stand in an object under one of these names. */
const NAMES = ['in-conv', 'inConversation', 'banned', 'participants'];
const HEADERS = /^(participant|participants|participant_id|participant-id|voter-id|pid|id)$/i;

/**
 * Participants from a file: a JSON list of ids, an object that holds one as `inConversation`, `in-conv`, `banned` or
 * `participants`, or plain text: ids apart by line breaks, spaces, commas or semicolons, a heading allowed, and remarks
 * behind #.
 * @throws PolisFileError
 */
export function readIdList(file: string, text: string): number[] {
  const plain = text.replace(/^\ufeff/, '');
  return /^\s*[[{]/.test(plain) ? fromJson(file, plain) : fromLines(file, plain);
}

function fromJson(file: string, text: string): number[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new PolisFileError(file, 1, 'what starts here is not JSON');
  }
  const list = Array.isArray(json)
    ? json
    : NAMES.map((name) => (json as Record<string, unknown>)[name]).find(Array.isArray);
  if (list === undefined) throw new PolisFileError(file, 1, `there is no list, nor an object with ${NAMES.join(', ')}`);
  return list.map((entry: unknown) => {
    const id = typeof entry === 'string' ? idOf(entry) : entry;
    if (typeof id === 'number' && Number.isSafeInteger(id) && id >= 0) return id;
    throw new PolisFileError(file, 1, `${quoted(String(JSON.stringify(entry)))} is not the id of a participant`);
  });
}

function fromLines(file: string, text: string): number[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, at) => {
    const words = line
      .replace(/#.*/, '')
      .split(/[\s,;]+/)
      .filter((word) => word !== '');
    if (at === 0 && words.length === 1 && HEADERS.test(words[0] as string)) return [];
    return words.map((word) => {
      const id = idOf(word);
      if (id === undefined) throw new PolisFileError(file, at + 1, `${quoted(word)} is not the id of a participant`);
      return id;
    });
  });
}

const idOf = (word: string): number | undefined => (/^\d{1,15}$/.test(word) ? Number(word) : undefined);
