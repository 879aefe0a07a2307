import { type Appended, auditFile, Unreadable } from '@ateneu/ballot';
import type { OpenBoard } from './archive.ts';

/**
 * Audits an archive as it stands, or as it would stand with what is to be appended; the vote may still be going on.
 * @returns what is wrong with it
 */
export async function checkArchive(
  { bytes, election }: OpenBoard,
  ...appended: readonly Appended[]
): Promise<string | undefined> {
  async function* pieces() {
    yield bytes;
    for (const one of appended) yield one.bytes;
  }
  try {
    const { checks } = await auditFile(pieces(), { groupOf: async () => election.group, mayBeRunning: true });
    const failed = checks.filter(({ ok }) => ok === false);
    return failed.length === 0 ? undefined : failed.map(({ title, detail }) => `${title}: ${detail}`).join(' ');
  } catch (fault) {
    if (fault instanceof Unreadable) return fault.message;
    throw fault;
  }
}
