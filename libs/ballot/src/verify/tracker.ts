import { hexToBytes } from '@noble/hashes/utils.js';
import { Fields, NotCanonical, parseCanonical, textOf } from '../archive/canonical-json.ts';
import { toBase64 } from '../checkpoints/base64.ts';
import type { Findings } from './checks.ts';

export interface TrackerSearch {
  /** A ballot: its SHA-256 in hexadecimal, its number from 1, its content. */
  see(hash: string, number: number, content: Uint8Array): void;
  /** @param lastOf the number of the ballot that counts for a credential */
  end(lastOf: (credential: string) => number | undefined): void;
}

/** Check 23: is the ballot with this tracker there, and is it the one that counts? */
export function trackerSearch(tracker: string | undefined, findings: Findings): TrackerSearch {
  const wanted = tracker === undefined ? undefined : withoutPadding(tracker.trim());
  const found: { number: number; credential: string | undefined }[] = [];
  return {
    see(hash, number, content) {
      if (wanted !== undefined && withoutPadding(toBase64(hexToBytes(hash))) === wanted)
        found.push({ number, credential: credentialOf(content) });
    },
    end(lastOf) {
      if (wanted === undefined) {
        findings.leaveOpen(23, 'No tracker was given to look for.');
        return;
      }
      const last = found.at(-1);
      if (last === undefined) findings.fail(23, 'There is no ballot with this tracker.');
      else if (last.credential === undefined || lastOf(last.credential) === undefined)
        findings.fail(23, `The ballot is there, number ${last.number}, but it does not count.`);
      else if (lastOf(last.credential) !== last.number)
        findings.fail(
          23,
          `The ballot is there, number ${last.number}, but ballot ${lastOf(last.credential)} of the same credential replaced it.`,
        );
      else findings.pass(23, `It is ballot ${last.number}, and it counts.`);
    },
  };
}

/** A tracker is written without the equals signs that base64 ends with. */
function withoutPadding(text: string): string {
  return text.replace(/=+$/, '');
}

function credentialOf(content: Uint8Array): string | undefined {
  try {
    const fields = new Fields(parseCanonical(textOf(content)), '');
    fields.text('election_uuid');
    fields.text('election_hash');
    return fields.text('credential');
  } catch (error) {
    if (error instanceof NotCanonical) return undefined;
    throw error;
  }
}
