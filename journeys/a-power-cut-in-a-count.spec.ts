import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { tallyCommand } from '../src/cli/tally.ts';
import { runCommand } from '../src/cli/testing.ts';
import { seededChance } from '../src/kernel/chance.ts';
import { ateneu, makeStateDir, type OpenCity, openCity, removeStateDir } from './city.ts';
import { readCsv } from './csv.ts';
import { cutThePower, enter, press } from './power-cut.ts';

const TALK = '/processes/nights-in-the-ribera/conversation/conversation';
const VOTE = '/processes/saturdays-in-the-yard/budget/vote';
const MANY_BALLOTS = '/processes/many-ballots/budget/budget';
const LACKED = 'What each losing project lacked';
const FILES = ['comments.csv', 'votes.csv', 'participants-votes.csv'] as const;
const DEMO = ['merce-p', 'facilitator-schools', 'officer-parks', 'moderator', 'assistant-port', 'admin'];
const STATEMENTS = Array.from({ length: 26 }, (_, at) => at + 1);
/** Acknowledged before the cut, of 156. */
const MANY = 60;
/** What the cut interrupted runs again as soon as the city is back. */
const PATIENCE = { timeout: 60_000, interval: 500 };
const JSON_BACK = { accept: 'application/json' };
const noBrowser = inject('city').origin === '';

// Cities of their own: their power is cut while they work.
test.skipIf(noBrowser)(
  'a power cut in the middle of a conversation changes nothing of its map',
  { timeout: 300_000 },
  async () => {
    await inCity(async (open) => {
      let city = await open();
      const before = answersIn(await read(city, `${TALK}/votes.csv`));
      const cookies = await Promise.all(DEMO.map((name) => enter(city, name)));
      const acknowledged: string[] = [];
      const answering = cookies.flatMap((cookie, person) =>
        STATEMENTS.map(async (statement) => {
          const value = ((person + statement) % 3) - 1;
          const given = { statement: `${statement}`, value: `${value}` };
          const answer = await press(city, cookie, `${TALK}/answer`, given, JSON_BACK).catch(() => null);
          if (answer?.status !== 200) return;
          if (acknowledged.push(`${statement} ${value}`) === MANY) await cutThePower(city);
        }),
      );
      await Promise.allSettled(answering);
      expect(acknowledged.length).toBeGreaterThanOrEqual(MANY);

      city = await open();
      const answers = answersIn(await read(city, `${TALK}/votes.csv`));
      for (const [answer, given] of tally(acknowledged)) {
        const [was, is] = [before.get(answer) ?? 0, answers.get(answer) ?? 0];
        expect(is - was, `answers ${answer}`).toBeGreaterThanOrEqual(given);
      }
      // Somebody answers still, and the map catches up with everything that was kept.
      const last = await press(
        city,
        await enter(city, 'merce-p'),
        `${TALK}/answer`,
        { statement: '1', value: '0' },
        JSON_BACK,
      );
      expect(last.status).toBe(200);
      await expect.poll(() => everybodyIsOnMap(city), PATIENCE).toBe(true);
      const shown = await everything(city);

      await cutThePower(city);
      city = await open();
      expect(await everything(city)).toEqual(shown);
      expect(await countedAgain(city)).toEqual(groupsShown(shown['participants-votes.csv'] ?? ''));
    });
  },
);

test.skipIf(noBrowser)(
  'a power cut in the middle of a count changes neither winners nor what losers lacked',
  { timeout: 420_000 },
  async () => {
    await inCity(async (open, folder) => {
      let city = await open();
      const closed = await press(
        city,
        await enter(city, 'admin'),
        '/manage/processes/saturdays-in-the-yard/steps/vote/close',
      );
      expect(closed.status).toBe(303);
      // The count begins with the closing.
      await cutThePower(city);

      city = await open();
      await expect.poll(() => read(city, `${VOTE}/result?lang=en`), PATIENCE).toContain(LACKED);
      await isAsCounted(city, VOTE, folder);

      await writeFile(join(folder, 'many.pb'), manyBallots());
      const imported = await ateneu(
        city.stateDir,
        ...['import', 'pabulib', join(folder, 'many.pb'), '--process', 'many-ballots'],
      );
      expect(imported, imported.output).toMatchObject({ code: 0 });
      const result = () => read(city, `${MANY_BALLOTS}/result?lang=en`);
      const counted = said(await result());
      // Its losers are asked for some seconds, beginning now or with the next start.
      for (let cuts = 0; cuts < 2; cuts += 1) {
        expect(await result()).toContain('What the others lacked is being worked out');
        await cutThePower(city);
        city = await open();
      }
      expect(said(await result())).toEqual(counted);
      await expect.poll(result, PATIENCE).toContain(LACKED);
      expect(said(await result())).toEqual(counted);
      await isAsCounted(city, MANY_BALLOTS, folder);
    });
  },
);

/** What the page says is what its own line and its own file say. */
async function isAsCounted(city: OpenCity, vote: string, folder: string): Promise<void> {
  const page = await read(city, `${vote}/result?lang=en`);
  const { winners, hash, rule } = said(page);
  const file = await read(city, `${vote}/pots/1.pb`);
  expect(createHash('sha256').update(file).digest('hex')).toBe(hash);
  await writeFile(join(folder, '1.pb'), file);
  const byCommand = await runCommand(tallyCommand, ['1.pb', ...rule.split(' '), '--json'], { cwd: folder });
  const report = JSON.parse(byCommand.stdout) as Report;
  expect(report.winners.join(' ')).toBe(winners);
  const lacked = [...page.matchAll(/([\d,]+) more voters? for it alone/g)].map(([, n = '']) =>
    Number(n.replaceAll(',', '')),
  );
  expect(lacked).toEqual(report.losers.flatMap(({ lacks }) => lacks.extraVotes ?? []));
}

interface Report {
  readonly winners: string[];
  readonly losers: { readonly lacks: { readonly extraVotes: number | null } }[];
}

async function inCity(walk: (open: () => Promise<OpenCity>, folder: string) => Promise<void>): Promise<void> {
  const [stateDir, folder] = [await makeStateDir(), await mkdtemp(join(tmpdir(), 'cut-'))];
  let city: OpenCity | undefined;
  try {
    await walk(async () => {
      city = await openCity(stateDir, city?.port);
      return city;
    }, folder);
  } finally {
    await city?.stop().finally(() => removeStateDir(stateDir));
    await rm(folder, { recursive: true });
  }
}

async function read(city: OpenCity, path: string): Promise<string> {
  const answer = await fetch(city.origin + path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.text();
}

/** How often each answer was given: `7 -1` → 12. */
function answersIn(votes: string): Map<string, number> {
  return tally(rowsOf(votes).map((row) => `${row['comment-id']} ${row.vote}`));
}

function tally(answers: readonly string[]): Map<string, number> {
  return new Map([...Map.groupBy(answers, (answer) => answer)].map(([answer, given]) => [answer, given.length]));
}

/** These files end their lines as Pol.is does. */
function rowsOf(text: string): Record<string, string>[] {
  return readCsv(text.replaceAll('\n', '\r\n'));
}

/** What the map says of it, to the last byte. */
async function everything(city: OpenCity): Promise<Record<string, string>> {
  const files = await Promise.all(FILES.map(async (file) => [file, await read(city, `${TALK}/${file}`)] as const));
  return { ...Object.fromEntries(files), map: await read(city, `${TALK}/map`) };
}

/** Counts of comments.csv are the map's, votes.csv is what was answered. */
async function everybodyIsOnMap(city: OpenCity): Promise<boolean> {
  const answers = answersIn(await read(city, `${TALK}/votes.csv`));
  return rowsOf(await read(city, `${TALK}/comments.csv`)).every(
    (row) => row.moderated !== '1' || Number(row.agrees) === (answers.get(`${row['comment-id']} 1`) ?? 0),
  );
}

/** Members of each group, by the file. */
function groupsShown(participants: string): string[][] {
  const members = rowsOf(participants).filter((row) => row['group-id'] !== '');
  const groups = Map.groupBy(members, (row) => row['group-id']);
  return [...groups.values()]
    .map((rows) => rows.map(({ participant = '' }) => participant).toSorted())
    .toSorted(byFirst);
}

/** The same from the files alone, by `ateneu map`: it knows nothing of the city's database. */
async function countedAgain(city: OpenCity): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'map-'));
  for (const file of FILES.slice(0, 2)) await writeFile(join(folder, file), await read(city, `${TALK}/${file}`));
  const { output } = await ateneu(city.stateDir, 'map', folder, '--json');
  await rm(folder, { recursive: true });
  const { groups } = JSON.parse(output) as { groups: { members: number[] }[] };
  return groups.map(({ members }) => members.map(String).toSorted()).toSorted(byFirst);
}

const byFirst = ([a = '']: string[], [b = '']: string[]) => (a < b ? -1 : 1);

/** What the page says of the count. */
function said(page: string) {
  const attribute = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(page)?.[1] ?? '';
  return { winners: attribute('winners'), hash: attribute('hash'), rule: attribute('rule') };
}

/** Enough that asking the losers takes some seconds: 6,000 ballots of four camps. */
function manyBallots(): string {
  const chance = seededChance(68);
  const projects = Array.from({ length: 30 }, (_, at) => ({ id: `m${at + 1}`, cost: 5_000 + chance.below(40_000) }));
  const ballots = Array.from({ length: 6_000 }, (_, voter) => {
    const camp = chance.below(4) * 6;
    const chosen = new Set(
      Array.from({ length: 5 }, () => `m${((camp + Math.min(chance.below(20), chance.below(20))) % 30) + 1}`),
    );
    return `${voter + 1};${[...chosen].join()}`;
  });
  const votes = (id: string) => ballots.filter((ballot) => ballot.split(/[;,]/).includes(id)).length;
  return [
    ...[
      'META',
      'key;value',
      'description;Many ballots',
      `num_projects;${projects.length}`,
      `num_votes;${ballots.length}`,
    ],
    ...['budget;240000', 'vote_type;approval', 'rule;greedy', 'PROJECTS', 'project_id;cost;votes;name'],
    ...projects.map(({ id, cost }) => `${id};${cost};${votes(id)};Project ${id}`),
    ...['VOTES', 'voter_id;vote', ...ballots],
  ].join('\n');
}
