import { cpSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../command.ts';
import { Desk, emptyFolder, finish, openVote, removeFolders, TEMPLATE } from './desk.fixture.ts';

afterAll(removeFolders);

describe('an election in Ed25519', () => {
  let open: Desk;
  beforeAll(async () => {
    open = await openVote('Ed25519', TEMPLATE, 'ada\nbo\ncesc\ndora\n');
  });

  /** The same election once more, in a folder of its own. */
  async function copy(): Promise<Desk> {
    const desk = new Desk(await emptyFolder());
    cpSync(open.folder, desk.folder, { recursive: true });
    desk.uuid = open.uuid;
    return desk;
  }

  test('a decryption that does not hold is noted and stops nobody', async () => {
    const desk = await copy();
    const { file } = await desk.vote('ada', [
      [1, 0, 0],
      [0, 1, 0],
    ]);
    await desk.do('board', 'add', desk.archive, file);
    await desk.do('tally', 'close', desk.archive);
    await desk.do('tally', 'decrypt', desk.archive, '--secret', `${desk.uuid}.trustee-2.secret.json`);
    const honest = JSON.parse(await desk.read(`${desk.uuid}.decryption-3.json`)) as {
      owner: number;
      decryption: string;
    };
    await desk.write('forged.json', { ...honest, owner: 2 });
    const refused = await desk.ballot('tally', 'add', desk.archive, 'forged.json');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('proof of factor')]);
    expect(await desk.read(`${desk.uuid}.side.jsonl`)).toContain('"RefusedDecryption"');
    const early = await desk.ballot('tally', 'result', desk.archive);
    expect([early.code, early.stderr]).toEqual([2, expect.stringContaining('trustee 1, who is always needed')]);
    const { uuid } = desk;
    expect(await finish(desk, [`${uuid}.mandatory-1.secret.json`, `${uuid}.trustee-3.secret.json`])).toBe(
      '[[1,0,0],[0,1,0]]',
    );
  });

  test('a ballot is refused: of a stranger, changed, twice, or after the end', async () => {
    const desk = await copy();
    const { file } = await desk.vote('bo', [
      [1, 0, 0],
      [0, 1, 0],
    ]);
    const ballot = JSON.parse(await desk.read(file));
    await desk.write('changed.json', JSON.stringify({ ...ballot, answers: ballot.answers.toReversed() }));
    expect((await desk.ballot('board', 'add', desk.archive, 'changed.json')).code).toBe(1);
    await desk.write('none.json', '{"credential":7}');
    expect(await desk.ballot('board', 'add', desk.archive, 'none.json')).toMatchObject({
      code: 1,
      stderr: 'none.json: this is no ballot.\n',
    });
    const stranger = await openVote('Ed25519', TEMPLATE, 'eve\n');
    const foreign = await stranger.vote('eve', [
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect((await desk.ballot('board', 'add', desk.archive, join(stranger.folder, foreign.file))).code).toBe(1);
    await desk.do('board', 'add', desk.archive, file);
    expect(await desk.ballot('board', 'add', desk.archive, file)).toMatchObject({
      code: 1,
      stderr: `${file}: this ballot is in the archive already.\n`,
    });
    const { file: late } = await desk.vote('cesc', [
      [1, 0, 0],
      [0, 1, 0],
    ]);
    await desk.do('tally', 'close', desk.archive);
    expect(await desk.ballot('board', 'add', desk.archive, late)).toMatchObject({
      code: 1,
      stderr: `${late}: the vote is over.\n`,
    });
  });

  test('of several ballots given at once those that hold are added, and each other is named', async () => {
    const desk = await copy();
    const cast = [];
    for (const who of ['ada', 'bo', 'cesc', 'dora'])
      cast.push(
        await desk.vote(who, [
          [0, 1, 0],
          [0, 1, 0],
        ]),
      );
    const [ada, bo, cesc, dora] = cast as [(typeof cast)[0], (typeof cast)[0], (typeof cast)[0], (typeof cast)[0]];
    await desk.write(
      'forged.json',
      (await desk.read(bo.file)).replace(
        /("response":")([0-9])/,
        (_, head, digit) => `${head}${digit === '1' ? 2 : 1}`,
      ),
    );
    const { code, stdout, stderr } = await desk.ballot(
      'board',
      'add',
      desk.archive,
      ada.file,
      'forged.json',
      cesc.file,
      ada.file,
      dora.file,
    );
    expect([code, stdout]).toEqual([1, [ada, cesc, dora].map(({ tracker }) => `${tracker}\n`).join('')]);
    expect(stderr.match(/^[^:]*(?=: )/gm)).toEqual(['forged.json', ada.file]);
  });

  test('a trustee who reveals another polynomial than she committed to is found', async () => {
    const desk = new Desk(await emptyFolder());
    await desk.write('template.json', TEMPLATE);
    desk.uuid = await desk.do('setup', 'draft', 'template.json');
    const draft = `${desk.uuid}.draft.json`;
    for (const index of ['1', '2'])
      await desk.do('trustee', 'certificate', draft, '--index', index, '--of', '2', '--needed', '2');
    await desk.ballot('trustee', 'commit', draft, '--index', '1');
    await desk.ballot('trustee', 'commit', draft, '--index', '2');
    const committed = await desk.read(`${desk.uuid}.commitment-2.json`);
    await rm(join(desk.folder, `${desk.uuid}.commitment-2.json`));
    await rm(join(desk.folder, `${desk.uuid}.polynomial-2.json`));
    await desk.ballot('trustee', 'commit', draft, '--index', '2');
    await desk.write(`${desk.uuid}.commitment-2.json`, committed);
    const { code, stderr } = await desk.ballot('trustee', 'share', draft, '--index', '1');
    expect([code, stderr]).toEqual([2, 'Trustee 2 reveals other coefficients than she committed to.\n']);
  });

  test('the city signs heads, witnesses cosign them, a receipt is given, and a monitor finds what vanished', async () => {
    const desk = await copy();
    const city = await desk.do('checkpoint', 'key', '--name', 'vallserena.example', '--role', 'city');
    await desk.do('checkpoint', 'key', '--name', 'sindicatura.example', '--role', 'witness');
    await desk.write('city.txt', `${city}\n`);
    const empty = await desk.read(desk.archive);
    const before = await readFile(join(desk.folder, desk.archive));
    const { file, tracker } = await desk.vote('ada', [
      [1, 0, 0],
      [0, 1, 0],
    ]);
    await desk.do('board', 'add', desk.archive, file);
    await desk.do('checkpoint', 'sign', desk.archive, '--key', 'vallserena.example.city.secret.json');
    const kept = `${desk.uuid}.1.checkpoint`;
    const cosigned = await desk.do(
      'checkpoint',
      'cosign',
      desk.archive,
      kept,
      '--key',
      'sindicatura.example.witness.secret.json',
      '--city',
      'city.txt',
    );
    expect(cosigned).toContain('— sindicatura.example ');
    expect(await desk.do('receipt', desk.archive, file, '--key', 'vallserena.example.city.secret.json')).toContain(
      tracker,
    );
    expect(await desk.do('monitor', desk.archive, kept)).toBe(`${kept}: event 1 stands`);
    await writeFile(join(desk.folder, desk.archive), before);
    expect(await desk.read(desk.archive)).toBe(empty);
    expect(await desk.ballot('monitor', desk.archive, kept)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('event 1 was there before'),
    });
  });

  test('a sidecar has a line for each ballot', async () => {
    const desk = await copy();
    const votes = [
      await desk.vote('ada', [
        [1, 0, 0],
        [0, 1, 0],
      ]),
      await desk.vote('bo', [
        [0, 1, 0],
        [1, 0, 0],
      ]),
    ];
    await desk.do('board', 'add', desk.archive, ...votes.map(({ file }) => file));
    const { code } = await desk.ballot('sidecar', desk.archive);
    expect(code).toBe(0);
    const lines = (await desk.read(`${desk.archive}.commitments`))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ hash }) => Buffer.from(hash, 'hex').toString('base64').replace('=', ''))).toEqual(
      votes.map(({ tracker }) => tracker),
    );
  });
});

test('a ranked election is shuffled and decrypted', async () => {
  const questions = [{ type: 'NonHomomorphic', value: { question: 'Ordre?', answers: ['A', 'B'] } }];
  const desk = await openVote('Ed25519', { name: 'n', description: '', questions }, 'ada\nbo\n');
  const votes = [await desk.vote('ada', [[1, 2]]), await desk.vote('bo', [[2, 1]])];
  await desk.do('board', 'add', desk.archive, ...votes.map(({ file }) => file));
  await desk.do('tally', 'close', desk.archive);
  for (const [number, secret] of [
    [1, 'mandatory-1'],
    [2, 'trustee-1'],
  ] as const) {
    await desk.do('tally', 'shuffle', desk.archive, '--secret', `${desk.uuid}.${secret}.secret.json`);
    await desk.do('tally', 'add', desk.archive, `${desk.uuid}.shuffle-${number}.json`);
  }
  await desk.do('tally', 'end-shuffles', desk.archive);
  const result = await finish(
    desk,
    ['mandatory-1', 'trustee-1', 'trustee-2'].map((name) => `${desk.uuid}.${name}.secret.json`),
  );
  expect(JSON.parse(result)[0].map(String).sort()).toEqual(['1,2', '2,1']);
});

test('a ballot whose owner voted on paper is replaced by one that everybody sees is empty', async () => {
  const questions = [
    { question: 'A?', answers: ['Yes', 'No'], min: 0, max: 1 },
    { question: 'B?', answers: ['Yes', 'No'], min: 1, max: 1, blank: true },
  ];
  const desk = await openVote('Ed25519', { name: 'n', description: '', questions }, 'ada\nbo\n');
  const choices = [
    [1, 0],
    [0, 1, 0],
  ];
  const votes = [await desk.vote('ada', choices), await desk.vote('bo', choices)];
  await desk.do('board', 'add', desk.archive, ...votes.map(({ file }) => file));
  const credential = await desk.do('credential', 'public', desk.archive, '--code', 'ada.code');
  const why = ['--credential', credential, '--reason', 'voted on paper'];
  expect((await desk.ballot('board', 'void', desk.archive, ...why, '--code', 'bo.code')).code).toBe(2);
  await desk.do('board', 'void', desk.archive, ...why, '--code', 'ada.code');
  await desk.do('tally', 'close', desk.archive);
  const secrets = ['mandatory-1', 'trustee-1', 'trustee-2'].map((name) => `${desk.uuid}.${name}.secret.json`);
  expect(await finish(desk, secrets)).toBe('[[1,0],[1,1,0]]');
});

test('what cannot be used is said in a sentence, with exit code 2', async () => {
  const desk = new Desk(await emptyFolder());
  await expect(desk.ballot()).rejects.toThrow(UsageError);
  await expect(desk.ballot('guess')).rejects.toThrow(UsageError);
  await expect(desk.ballot('trustee', 'certificate', 'x', '--index', '0')).rejects.toThrow(UsageError);
  await desk.write(
    'bad.json',
    '{"name":"n","description":"","questions":[{"question":"?","answers":["A"],"min":2,"max":1}]}',
  );
  await desk.write('none.json', 'no JSON');
  await desk.write('short.bel', 'BELENIOS');
  for (const [args, said] of [
    [['setup', 'draft', 'bad.json'], 'Question 1: "min" and "max"'],
    [['setup', 'draft', 'none.json'], 'none.json is not JSON.'],
    [['setup', 'draft', 'missing.json'], 'missing.json is not there'],
    [['credential', 'make', 'none.json', '--count', '3'], 'none.json is not JSON.'],
    [['tally', 'close', 'short.bel'], 'This is no archive of an election.'],
  ] as const) {
    const { code, stderr } = await desk.ballot(...args);
    expect([args.join(' '), code, stderr]).toEqual([args.join(' '), 2, expect.stringContaining(said)]);
  }
});

test('who makes a file that is not there, and what must come first, is said', async () => {
  const desk = new Desk(await emptyFolder());
  await desk.write('template.json', TEMPLATE);
  desk.uuid = await desk.do('setup', 'draft', 'template.json');
  const draft = `${desk.uuid}.draft.json`;
  const open = await desk.ballot('setup', 'open', draft);
  expect([open.code, open.stderr]).toEqual([2, expect.stringContaining('makes it, with "credential make"')]);
  await desk.do('trustee', 'certificate', draft, '--index', '1', '--of', '2', '--needed', '1');
  const early = await desk.ballot('trustee', 'commit', draft, '--index', '1');
  expect([early.code, early.stderr]).toEqual([2, expect.stringContaining('are all there, and made alike?')]);
  const other = await desk.ballot('trustee', 'commit', draft, '--index', '2');
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('work in the folder where it lies')]);
});

test('nothing that exists is overwritten', async () => {
  const desk = new Desk(await emptyFolder());
  await desk.write('template.json', TEMPLATE);
  desk.uuid = await desk.do('setup', 'draft', 'template.json');
  await desk.do('trustee', 'key', `${desk.uuid}.draft.json`);
  const secret = await desk.read(`${desk.uuid}.mandatory-1.secret.json`);
  expect(await desk.ballot('trustee', 'key', `${desk.uuid}.draft.json`)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('exists already'),
  });
  expect(await desk.read(`${desk.uuid}.mandatory-1.secret.json`)).toBe(secret);
});
