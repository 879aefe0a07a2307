// What bench/ballot.ts runs in Chromium: as a page it encrypts and starts itself as a worker, as a worker it audits.
import { auditFile, openElection, openGroup, prepareBallot, publicCredential } from '@ateneu/ballot';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** What of a page and of a worker is used: neither's types are those of this program. */
interface Scope {
  readonly document?: object;
  readonly Worker: new (path: string, options: { type: 'module' }) => { onmessage: (event: { data: number }) => void };
  postMessage(seconds: number): void;
  benchEncrypt?: (text: string, code: string) => Promise<number>;
  benchAudit?: () => Promise<number>;
}

const scope = globalThis as unknown as Scope;

if (scope.document === undefined) scope.postMessage(await auditHere());
else {
  scope.benchEncrypt = encryptHere;
  scope.benchAudit = () =>
    new Promise((done) => {
      new scope.Worker('/worker.js', { type: 'module' }).onmessage = ({ data }) => done(data);
    });
}

/** @returns the median of 30 ballots, in milliseconds */
async function encryptHere(text: string, code: string): Promise<number> {
  const group = await openGroup('Ed25519', random);
  const election = openElection(group, text);
  const credential = publicCredential(group, election.uuid, code);
  const times: number[] = [];
  for (let ballot = 0; ballot < 40; ballot += 1) {
    const start = performance.now();
    prepareBallot(election, credential, [[0, 1, 0, 0, 0]], random);
    times.push(performance.now() - start);
  }
  const warm = times.slice(10).sort((a, b) => a - b);
  return warm[15] ?? Number.NaN;
}

/** @returns seconds from the files to the verdict */
async function auditHere(): Promise<number> {
  const [archive, commitments] = await Promise.all(['/archive', '/commitments'].map((path) => fetch(path)));
  const bytes = new Uint8Array((await archive?.arrayBuffer()) ?? new ArrayBuffer(0));
  const lines = ((await commitments?.text()) ?? '').split('\n');
  const start = performance.now();
  const { verdict } = await auditFile(from([bytes]), {
    groupOf: (name) => openGroup(name, random),
    sidecar: from(lines),
  });
  if (verdict !== 'verified') throw new Error('The archive does not verify.');
  return (performance.now() - start) / 1000;
}

async function* from<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
