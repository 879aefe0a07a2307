import { readTar } from '../archive/tar.ts';
import { Unreadable } from '../archive/unreadable.ts';
import type { CheckpointFile } from '../checkpoints/check-checkpoints.ts';
import type { Group, GroupName } from '../group.ts';
import { ArchiveAudit } from './archive-audit.ts';
import type { Audit } from './checks.ts';

export interface AuditInputs {
  /** By the best engine there is: `openGroup`, with random bytes bound to it. */
  readonly groupOf: (name: GroupName) => Promise<Group>;
  /** How many persons, or votes where there are weights, may vote at most. */
  readonly census?: number | undefined;
  /** Base64 of the SHA-256 of one's ballot. */
  readonly tracker?: string | undefined;
  readonly checkpoints?: readonly CheckpointFile[] | undefined;
  /** Lines of `FILE.commitments`. It changes the speed and never the verdict. */
  readonly sidecar?: AsyncIterable<string> | undefined;
  /** The election may still be running: then the archive need not have a result. */
  readonly mayBeRunning?: boolean | undefined;
  /** Given a line of `FILE.commitments` for each ballot whose commitments were computed: to make such a file. */
  readonly onSidecarLine?: ((line: string) => void) | undefined;
  /** Told now and then how many ballots were checked. */
  readonly onBallots?: ((checked: number) => void) | undefined;
}

/**
 * Audits an archive of Belenios protocol v1: the 23 checks of docs/protocols/ballots.md. Nothing is asked of anybody
 * else. Memory grows with the number of voters, a kilobyte for each, not with the size of the file.
 * @throws Unreadable where it is no such archive, or one of a kind this program does not know
 */
export async function auditArchive(pieces: AsyncIterable<Uint8Array>, inputs: AuditInputs): Promise<Audit> {
  const audit = new ArchiveAudit(inputs);
  let isFirst = true;
  for await (const file of readTar(pieces)) {
    if (isFirst && (!('name' in file) || file.name !== 'BELENIOS'))
      throw new Unreadable('This is no archive of an election: it does not begin with the file BELENIOS.');
    if ('rest' in file) audit.endsWith(file.rest);
    else await audit.file(file);
    isFirst = false;
  }
  if (isFirst) throw new Unreadable('The file is empty.');
  return audit.end();
}
