import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../testing.ts';
import { verifyCommand } from '../verify.ts';
import { finish, openVote, removeFolders } from './desk.fixture.ts';

afterAll(removeFolders);

test('an election of candidates in lists is voted, audited, counted and verified', async () => {
  const answers = [
    ['Verds', 'Anna', 'Biel'],
    ['Blaus', 'Carme'],
  ];
  const questions = [{ type: 'Lists', value: { question: 'Quina llista?', answers } }];
  const desk = await openVote('Ed25519', { name: 'n', description: '', questions }, 'ada,2\nbo,1\n');
  const verds = [
    [
      [1, 0, 1],
      [0, 0],
    ],
  ];
  const blaus = [
    [
      [0, 0, 0],
      [1, 1],
    ],
  ];
  for (const [wrong, why] of [
    [[[1, 0, 1, 0, 0]], 'takes 2 lists'],
    [[[[1, 0, 1], ['x']]], 'no choices'],
    [
      [
        [
          [1, 0, 1],
          [1, 1],
        ],
      ],
      'choose one list',
    ],
  ] as const) {
    await desk.write('choices.json', wrong);
    const asked = ['vote', 'prepare', desk.archive, '--code', 'bo.code', '--choices', 'choices.json'];
    expect(await desk.ballot(...asked)).toMatchObject({ code: 2, stderr: expect.stringContaining(why) });
  }
  const hash = await desk.prepare('bo', verds);
  await desk.do('audit', 'reveal', desk.archive, `${desk.fileOf(hash)}.prepared.secret.json`);
  const opened = `${desk.fileOf(hash)}.opened.json`;
  expect(await desk.do('audit', 'check', desk.archive, opened, '--hash', hash)).toBe(JSON.stringify(verds));
  const votes = [await desk.vote('ada', verds), await desk.vote('bo', verds), await desk.vote('bo', blaus)];
  await desk.do('board', 'add', desk.archive, ...votes.map(({ file }) => file));
  const credential = await desk.do('credential', 'public', desk.archive, '--code', 'bo.code');
  const voided = ['board', 'void', desk.archive, '--credential', credential, '--reason', 'paper', '--code', 'bo.code'];
  expect(await desk.ballot(...voided)).toMatchObject({ code: 2, stderr: expect.stringContaining('no empty vote') });
  await desk.do('tally', 'close', desk.archive);
  const secrets = ['mandatory-1', 'trustee-3', 'trustee-2'].map((name) => `${desk.uuid}.${name}.secret.json`);
  expect(await finish(desk, secrets)).toBe('[[[2,0,2],[1,1]]]');
  const audited = await runCommand(verifyCommand, [desk.archive, '--json'], { cwd: desk.folder });
  expect([audited.code, JSON.parse(audited.stdout).result]).toEqual([
    0,
    [
      [
        [2, 0, 2],
        [1, 1],
      ],
    ],
  ]);
});
