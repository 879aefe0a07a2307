import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ballotCommand } from '../ballot.ts';
import { runCommand } from '../testing.ts';

const folders: string[] = [];
export const emptyFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ballot-'));
  folders.push(folder);
  return folder;
};
export const removeFolders = () => Promise.all(folders.map((folder) => rm(folder, { recursive: true })));

export const TEMPLATE = {
  name: 'Pressupost 2026',
  description: 'Vallserena',
  questions: [
    { question: 'Quin parc?', answers: ['Est', 'Oest', 'Nord'], min: 1, max: 2 },
    { question: 'D’acord?', answers: ['Sí', 'No'], min: 1, max: 1, blank: true },
  ],
};

/** One folder for everybody: who hands over what is in the help; what is tested is that it fits together. */
export class Desk {
  readonly folder: string;
  uuid = '';

  constructor(folder: string) {
    this.folder = folder;
  }

  get archive(): string {
    return `${this.uuid}.bel`;
  }

  ballot(...args: string[]) {
    return runCommand(ballotCommand, args, { cwd: this.folder });
  }

  /** A step that must succeed. @returns what it printed */
  async do(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.ballot(...args);
    expect([args.join(' '), code, stderr.replaceAll(/^Wrote .*\n/gm, '')]).toEqual([args.join(' '), 0, '']);
    return stdout.trim();
  }

  write(name: string, content: unknown): Promise<void> {
    return writeFile(join(this.folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }

  read(name: string): Promise<string> {
    return readFile(join(this.folder, name), 'utf8');
  }

  /** Writes the codes of the voters into files of their own. */
  async spreadCodes(): Promise<void> {
    for (const line of (await this.read(`${this.uuid}.codes.secret.csv`)).trim().split('\n')) {
      const [who = '', code = ''] = line.split(',');
      await this.write(`${who}.code`, `${code}\n`);
    }
  }

  /** How the files about a hash are called. */
  fileOf(hash: string): string {
    return `${this.uuid}.${hash.slice(0, 16).replaceAll('/', '_').replaceAll('+', '-')}`;
  }

  /** @returns the hash */
  async prepare(who: string, choices: unknown): Promise<string> {
    await this.write('choices.json', choices);
    return this.do('vote', 'prepare', this.archive, '--code', `${who}.code`, '--choices', 'choices.json');
  }

  /** @returns the name of the ballot's file, and the tracker */
  async vote(who: string, choices: unknown): Promise<{ file: string; tracker: string }> {
    const prepared = `${this.fileOf(await this.prepare(who, choices))}.prepared.secret.json`;
    const tracker = await this.do('vote', 'cast', this.archive, prepared, '--code', `${who}.code`);
    return { file: `${this.fileOf(tracker)}.ballot.json`, tracker };
  }
}

/** From nothing to an open vote: one mandatory trustee, and three of whom two are needed. */
export async function openVote(
  group: string,
  template: unknown = TEMPLATE,
  voters = 'ada\nbo,3\ncesc\ndora\n',
): Promise<Desk> {
  const desk = new Desk(await emptyFolder());
  await desk.write('template.json', template);
  desk.uuid = await desk.do('setup', 'draft', 'template.json', '--group', group);
  const draft = `${desk.uuid}.draft.json`;
  await desk.write('voters.csv', voters);
  await desk.do('credential', 'make', draft, '--voters', 'voters.csv');
  await desk.do('trustee', 'key', draft);
  for (const index of ['1', '2', '3'])
    await desk.do('trustee', 'certificate', draft, '--index', index, '--of', '3', '--needed', '2');
  for (const index of ['1', '2', '3']) {
    const { code, stderr } = await desk.ballot('trustee', 'commit', draft, '--index', index);
    expect([code, stderr]).toEqual([0, expect.stringContaining('Hand over the polynomial')]);
  }
  for (const index of ['1', '2', '3']) await desk.do('trustee', 'share', draft, '--index', index);
  await desk.do('setup', 'open', draft);
  await desk.spreadCodes();
  return desk;
}

export async function finish(desk: Desk, secrets: readonly string[]): Promise<string> {
  for (const secret of secrets) await desk.do('tally', 'decrypt', desk.archive, '--secret', secret);
  const decryptions = (await readdir(desk.folder)).filter((name) => /decryption-[0-9]+\.json$/.test(name));
  await desk.do('tally', 'add', desk.archive, ...decryptions);
  return desk.do('tally', 'result', desk.archive);
}
