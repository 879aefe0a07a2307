/// <reference lib="dom" />
import { auditFile, auditGroup, type CheckpointFile, sidecarLines, Unreadable } from '../src/index.ts';
import type { News, Order } from './messages.ts';

/** News no more often than this, in milliseconds. */
const OFTEN = 100;

self.onmessage = (message: MessageEvent<Order>) => {
  work(message.data).then(tell, (fault: unknown) => {
    if (!(fault instanceof Unreadable) && !isFileFault(fault)) throw fault;
    tell({ kind: 'unreadable', reason: fault.message });
  });
};

function tell(news: News): void {
  self.postMessage(news);
}

async function work({ file, sidecar, checkpoints, tracker, census, running }: Order): Promise<News> {
  const progress = { read: 0, ballots: 0, told: 0 };
  const update = (change: Partial<typeof progress>) => {
    Object.assign(progress, change);
    if (performance.now() - progress.told < OFTEN) return;
    progress.told = performance.now();
    tell({ kind: 'progress', read: progress.read, ballots: progress.ballots });
  };
  const audit = await auditFile(
    piecesOf(file, (read) => update({ read: read / file.size })),
    {
      groupOf: (name) => auditGroup(name, (length) => crypto.getRandomValues(new Uint8Array(length))),
      tracker,
      census,
      mayBeRunning: running,
      checkpoints: checkpoints.length === 0 ? undefined : await textsOf(checkpoints),
      sidecar: sidecar && sidecarLines(piecesOf(sidecar, () => undefined)),
      onBallots: (ballots) => update({ ballots }),
    },
  );
  return { kind: 'report', audit };
}

async function* piecesOf(file: File, onRead: (octets: number) => void): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  let octets = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    octets += value.length;
    onRead(octets);
    yield value;
  }
}

function textsOf(files: readonly File[]): Promise<CheckpointFile[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
}

/** The file was moved or changed while it was read. */
function isFileFault(fault: unknown): fault is Error {
  return fault instanceof DOMException;
}
