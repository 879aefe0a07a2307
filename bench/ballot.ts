// node bench/ballot.ts [BALLOTS]: encrypting, tallying and auditing ballots of five options, in Node and in Chromium.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditFile, closeBallots, openGroup, prepareBallot, publicCredential, readArchive } from '@ateneu/ballot';
import { build } from 'esbuild';
import { type CDPSession, chromium } from 'playwright-core';
import { archiveOf, ballotOf, benchElection, CHOICES, random } from './ballot-election.ts';
import { type Figure, median, printTable } from './table.ts';

const MOST = Number(process.argv[2] ?? 10_000);
const PORT = 4720;
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const election = await benchElection(MOST);
const made: string[] = [];
while (made.length < MOST) made.push(ballotOf(election, made.length));

const sizes = [100, 1000, MOST].filter((size, at, all) => size <= MOST && all.indexOf(size) === at);
const audits = new Map<number, Figure[]>();
for (const size of sizes) audits.set(size, await auditing(size));
const figures = [encrypting(), await tallying(), ...(audits.get(MOST) ?? [])];
printTable(`Ballots of five options, ${MOST.toLocaleString('en')} of them, one core of Node`, figures);
printTable('How an audit grows', growth());
if (existsSync(CHROMIUM)) printTable('In Chromium', await inBrowser());
else process.stdout.write(`No browser at ${CHROMIUM}: its figures are left out.\n`);

function encrypting(): Figure {
  const { election: of, codes } = election;
  const credential = publicCredential(of.group, of.uuid, codes[0] ?? '');
  const time = milliseconds(7, 40, () => prepareBallot(of, credential, [CHOICES], random));
  return { what: 'encrypt, with all proofs', measured: `${time.toFixed(1)} ms`, bar: '≤ 6 ms', reached: time <= 6 };
}

async function tallying(): Promise<Figure> {
  const open = readArchive(archiveOf(election, made, 'ballots'));
  // Reading the points belongs to the audit of each ballot; here both are told.
  const whole = milliseconds(3, 1, () => closeBallots(election.election, open));
  const { decodeAll } = election.election.group;
  const texts = open.ballots.flatMap((ballot) => ballot.match(/(?<="(?:alpha|beta)":")[0-9a-f]{64}/g) ?? []);
  const reading = milliseconds(3, 1, () => decodeAll(texts));
  const sum = whole - reading;
  const measured = `${sum.toFixed(0)} ms, and ${reading.toFixed(0)} ms to read and check their points`;
  return { what: `tally ${MOST.toLocaleString('en')} ballots`, measured, bar: '≤ 1,000 ms', reached: sum <= 1000 };
}

async function auditing(count: number): Promise<Figure[]> {
  const bytes = archiveOf(election, made.slice(0, count), 'all');
  const lines: string[] = [];
  const alone: number[] = [];
  const together: number[] = [];
  // In turn, so that a busy moment of the machine meets both.
  for (let round = 0; round < 3; round += 1) {
    lines.length = 0;
    alone.push(await audit(bytes, { onSidecarLine: (line: string) => lines.push(line) }));
    together.push(await audit(bytes, { sidecar: from(lines) }));
  }
  const [slow, fast] = [alone, together].map((times) => count / median(times)) as [number, number];
  return [
    { what: 'audit, the file alone', measured: `${slow.toFixed(0)} ballots/s`, bar: '≥ 120/s', reached: slow >= 120 },
    {
      what: 'audit, with commitments',
      measured: `${fast.toFixed(0)} ballots/s`,
      bar: '≥ 1,500/s',
      reached: fast >= 1500,
    },
  ];
}

function growth(): Figure[] {
  return [...audits].flatMap(([size, rows]) =>
    rows.map(({ what, measured, bar }) => ({
      what: `${size.toLocaleString('en')}: ${what}`,
      measured,
      bar: `(${bar})`,
      reached: true,
    })),
  );
}

/** Seconds of this core: wall time says nothing on a machine with other work. */
async function audit(bytes: Uint8Array, inputs: object): Promise<number> {
  const before = process.cpuUsage().user;
  const { verdict } = await auditFile(from([bytes]), { groupOf: (name) => openGroup(name, random), ...inputs });
  if (verdict !== 'verified') throw new Error('The archive does not verify.');
  return (process.cpuUsage().user - before) / 1e6;
}

async function* from<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** The median of some rounds, in milliseconds of this core, for one call. */
function milliseconds(rounds: number, calls: number, action: () => unknown): number {
  action();
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage().user;
    for (let call = 0; call < calls; call += 1) action();
    return (process.cpuUsage().user - before) / 1000 / calls;
  });
  return median(times);
}

/** Encrypts and audits in a page, from a bundle of the library alone. */
async function inBrowser(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ballot-bench-'));
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  const server = createServer();
  try {
    const script = await bundled(folder);
    const archive = archiveOf(election, made, 'all');
    const lines: string[] = [];
    await audit(archive, { onSidecarLine: (line: string) => lines.push(line) });
    const files = new Map<string, [string, string | Uint8Array]>([
      ['/', ['text/html', '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>']],
      ['/page.js', ['text/javascript', script]],
      ['/worker.js', ['text/javascript', script]],
      ['/archive', ['application/octet-stream', archive]],
      ['/commitments', ['text/plain', lines.join('\n')]],
    ]);
    server.on('request', (request, response) => {
      const [type, content] = files.get(request.url ?? '') ?? ['text/plain', ''];
      response.writeHead(200, { 'content-type': type }).end(content);
    });
    await new Promise<void>((done) => server.listen(PORT, '127.0.0.1', done));
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${PORT}/`);
    const { text } = election.election;
    const code = election.codes[0] ?? '';
    const encrypt = await page.evaluate(({ text, code }) => globalThis.benchEncrypt(text, code), { text, code });
    const processes = await browser.newBrowserCDPSession();
    const before = await rendererSeconds(processes);
    const wall = await page.evaluate(() => globalThis.benchAudit());
    const seconds = (await rendererSeconds(processes)) - before;
    const count = MOST.toLocaleString('en');
    return [
      {
        what: 'encrypt, with all proofs',
        measured: `${encrypt.toFixed(1)} ms`,
        bar: '≤ 40 ms',
        reached: encrypt <= 40,
      },
      {
        what: `whole audit of ${count}, in a worker`,
        measured: `${seconds.toFixed(1)} s of a core, in ${wall.toFixed(1)} s`,
        bar: '≤ 30 s',
        reached: seconds <= 30,
      },
    ];
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

/** What the browser's pages and workers have computed so far. */
async function rendererSeconds(processes: CDPSession): Promise<number> {
  const { processInfo } = await processes.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { type, cpuTime }) => (type === 'renderer' ? sum + cpuTime : sum), 0);
}

async function bundled(folder: string): Promise<string> {
  const entry = join(import.meta.dirname, 'ballot-page.ts');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    outdir: folder,
  });
  const script = outputFiles[0]?.text ?? '';
  writeFileSync(join(folder, 'page.js'), script);
  return script;
}

declare global {
  var benchEncrypt: (text: string, code: string) => Promise<number>;
  var benchAudit: () => Promise<number>;
}
