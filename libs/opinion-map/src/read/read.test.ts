import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../../../src/platform/testing-data.ts';
import { mapOpinions } from '../opinion-map.ts';
import { readIdList } from './id-list.ts';
import { mutated } from './mutated.testing.ts';
import { readPolisApi } from './polis-api.ts';
import { type PolisExport, readPolisExport } from './polis-export.ts';
import { PolisFileError } from './polis-file-error.ts';
import { timeOf } from './time-of.ts';

const VOTES =
  'timestamp,datetime,comment-id,voter-id,vote\n30,Mon,4,7,1\n10,"Mon, 3",0,7,-1\n20,Tue,4,7,-1\n20,Tue,0,9,0\n';
const MATRIX = 'participant,xid,group-id,n-votes,0,4,12\n7,,0,2,-1,1,\n9,x9,1,1,0,,\n10,,,0,,,\n';
const COMMENTS =
  'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n' +
  '1,Mon,0,1,0,1,1,"Open the ""old"" market,\nat night"\n1,Mon,4,1,1,0,-1,Close it\n1,Mon,99,1,0,0,0,Nobody saw this\n';
const API_VOTES =
  '[\n{"pid":7,"tid":0,"vote":-1,"modified":"10"},\n {"participant_id":7,"statement_id":4,"vote":1,"modified":30.0},\n{"pid":9,"tid":0,"vote":0,"modified":null}]\n';
const API_COMMENTS = '[{"tid":0,"mod":-1,"is_meta":true,"txt":"A"},{"statement_id":4,"moderated":1,"is_meta":true}]';

const votesIn = (files: PolisExport) => {
  const { book } = readPolisExport(files);
  return [7, 9, 10].map((id) => book.votesOf(id));
};

describe('an export', () => {
  test('votes.csv is ordered by time, and the latest vote of a pair counts', () => {
    expect(votesIn({ votes: VOTES })).toEqual([
      [
        [0, -1],
        [4, 1],
      ],
      [[0, 0]],
      [],
    ]);
    const lines = VOTES.trimEnd().split('\n');
    const turned = [lines[0], ...lines.slice(1).toReversed()].join('\r\n');
    expect(votesIn({ votes: `\ufeff${turned}` })).toEqual(votesIn({ votes: VOTES }));
  });

  test('without it the matrix is read: columns by name, an xid or none, ids with gaps', () => {
    expect(votesIn({ participantsVotes: MATRIX })).toEqual([
      [
        [0, -1],
        [4, 1],
      ],
      [[0, 0]],
      [],
    ]);
    const withoutXid = MATRIX.replace(/^([^,]*),[^,]*/gm, '$1').replaceAll('-1', '-1.0');
    expect(votesIn({ participantsVotes: withoutXid })).toEqual(votesIn({ participantsVotes: MATRIX }));
  });

  test('where both are there, the matrix says nothing', () => {
    expect(votesIn({ votes: VOTES, participantsVotes: 'nonsense' })).toEqual(votesIn({ votes: VOTES }));
  });

  test('comments tell what is moderated; one may have no votes', () => {
    const { book, texts } = readPolisExport({ votes: VOTES, comments: COMMENTS });
    expect([0, 4, 99].map((id) => book.standingOf(id))).toEqual(['in', 'out', 'in']);
    expect(texts.get(0)).toBe('Open the "old" market,\nat night');
    expect(mapOpinions(book)).toMatchObject({ comments: [0, 4], votes: 3, isOnMap: Uint8Array.of(1, 0) });
  });

  test('group-id is no input', () => {
    const { book } = readPolisExport({ participantsVotes: MATRIX });
    const { book: other } = readPolisExport({ participantsVotes: MATRIX.replace('7,,0,', '7,,5,') });
    expect(mapOpinions(other)).toEqual(mapOpinions(book));
  });

  test.each<[PolisExport, string]>([
    [{ votes: '' }, 'votes.csv, line 1: the file is empty'],
    [{ votes: 'comment-id,vote\n' }, 'votes.csv, line 1: there is no column "voter-id"'],
    [{ votes: `${VOTES}\n\n5,Mon,1,1,2\n` }, 'votes.csv, line 8: the vote is "2", not -1, 0 or 1'],
    [{ votes: `${VOTES}5,Mon,1,1,\n` }, 'votes.csv, line 6: the vote is missing'],
    [{ votes: `${VOTES}5,Mon,1,1\n` }, 'votes.csv, line 6: there are 4 fields where the header has 5'],
    [{ votes: `${VOTES}5,"Mon\n",x,1,1\n` }, 'votes.csv, line 6: the comment-id is "x", not a whole number'],
    [{ votes: `${VOTES}5,"Mon,1,1,1\n` }, 'votes.csv, line 6: a quotation mark is not closed'],
    [{ votes: `${VOTES}5,"Mon"x,1,1,1\n` }, 'votes.csv, line 6: there is text behind a closing quotation mark'],
    [
      { participantsVotes: `${MATRIX}7,,,0,,,\n` },
      'participants-votes.csv, line 5: participant 7 stands on line 2 already',
    ],
    [{ participantsVotes: 'participant,4,4\n' }, 'participants-votes.csv, line 1: the column "4" stands there twice'],
    [{ participantsVotes: 'participant,4,04\n' }, 'participants-votes.csv, line 1: a comment has two columns'],
    [
      { participantsVotes: 'participant,4\n1,yes\n' },
      'participants-votes.csv, line 2: the vote on comment 4 is "yes", not -1, 0 or 1',
    ],
    [
      { votes: VOTES, comments: `${COMMENTS}1,Mon,5,1,1,0,hidden,A` },
      'comments.csv, line 6: the moderation is "hidden", not -1, 0 or 1',
    ],
    [{}, 'votes.csv, line 1: there is neither this file nor participants-votes.csv'],
  ])('what cannot be read is told with its line: %j', (files, message) => {
    expect(() => readPolisExport(files)).toThrow(PolisFileError);
    expect(() => readPolisExport(files)).toThrow(message);
  });
});

describe('answers of the API', () => {
  test('are read in both spellings', () => {
    const { book, texts } = readPolisApi({ votes: API_VOTES, comments: API_COMMENTS });
    expect([book.votesOf(7), book.votesOf(9)]).toEqual([
      [
        [0, -1],
        [4, 1],
      ],
      [[0, 0]],
    ]);
    expect([book.standingOf(0), book.standingOf(4), texts.get(0)]).toEqual(['out', 'meta', 'A']);
  });

  test('the later of two votes counts, whichever stands first', () => {
    const vote = (value: number, at: unknown) => JSON.stringify({ pid: 1, tid: 1, vote: value, modified: at });
    const read = (...votes: string[]) => readPolisApi({ votes: `[${votes.join(',')}]` }).book.votesOf(1);
    expect(read(vote(1, 20), vote(-1, '10'))).toEqual([[1, 1]]);
    expect(read(vote(1, '2023-08-11T06:33:28.174000Z'), vote(-1, '2023-08-11T08:33:27+02:00'))).toEqual([[1, 1]]);
  });

  test.each([
    ['', 'votes.json, line 1: there should be a list: ['],
    ['{"votes":[]}', 'votes.json, line 1: there should be a list: ['],
    ['[\n\n7]', 'votes.json, line 3: there should be an object: {'],
    ['[\n{"pid":1}', 'votes.json, line 2: tid or statement_id is missing, not a whole number'],
    ['[\n{"pid":1,"tid":1,"vote":1}', 'votes.json, line 2: the list is not closed'],
    ['[\n{"pid":1,"tid":"}"', 'votes.json, line 2: an object is not closed'],
    ['[\n{"pid":1 "tid":1}]', 'votes.json, line 2: the object that starts here is not JSON'],
    [
      '[{"pid":1,"tid":1,"vote":1},\n{"pid":-1,"tid":1,"vote":1}]',
      'votes.json, line 2: pid or participant_id is "-1", not a whole number',
    ],
    ['[{"pid":1,"tid":1,"vote":1},\n\n{"pid":1,"tid":1,"vote":3}]', 'votes.json, line 3: vote is "3", not -1, 0 or 1'],
    ['[{"pid":1,"tid":1,"vote":1,"modified":"noon"}]', 'votes.json, line 1: modified is "\\"noon\\"", not a time'],
    ['[] []', 'votes.json, line 1: there is text behind the list'],
  ])('what cannot be read is told with its line: %s', (votes, message) => {
    expect(() => readPolisApi({ votes })).toThrow(message);
  });
});

test('times grow with the calendar', () => {
  expect(timeOf('1970-01-01T00:00:00Z')).toBe(0);
  for (const text of ['2024-02-29T23:59:59.5Z', '2000-03-01T00:00:00+01:00', '1999-12-31T12:00:00Z']) {
    expect(timeOf(text)).toBe(Date.parse(text));
  }
  expect(timeOf('yesterday')).toBeUndefined();
});

test('lists of participants: JSON, an object that holds one, or text', () => {
  for (const text of [
    '[3,1,"2"]',
    '{"in-conv":[3,1,2]}',
    '{"inConversation":[3,1,2]}',
    'participant\n3\n1\n\n2 # staff\n',
    '3, 1;2',
  ]) {
    expect(readIdList('ids', text)).toEqual([3, 1, 2]);
  }
  expect(readIdList('ids', '')).toEqual([]);
  expect(() => readIdList('ids', '1\n2\nAda\n')).toThrow('ids, line 3: "Ada" is not the id of a participant');
  expect(() => readIdList('ids', '{"members":[1]}')).toThrow('ids, line 1: there is no list');
});

describe('a file that was damaged is read, or refused with a line', () => {
  const readers: [string, string, (text: string) => unknown][] = [
    ['votes.csv', VOTES, (votes) => readPolisExport({ votes, comments: COMMENTS })],
    ['participants-votes.csv', MATRIX, (participantsVotes) => readPolisExport({ participantsVotes })],
    ['comments.csv', COMMENTS, (comments) => readPolisExport({ votes: VOTES, comments })],
    ['votes.json', API_VOTES, (votes) => readPolisApi({ votes })],
    ['comments.json', API_COMMENTS, (comments) => readPolisApi({ votes: API_VOTES, comments })],
    ['ids', '1, 2\n3 # four\n', (text) => readIdList('ids', text)],
  ];

  test.each(readers)('%s, 100,000 times', (name, text, read) => {
    let refused = 0;
    for (const damaged of mutated(text, 100_000)) {
      try {
        read(damaged);
      } catch (fault) {
        if (!(fault instanceof PolisFileError)) throw new Error(`${JSON.stringify(damaged)}: ${fault}`);
        expect(fault.file === name && fault.line >= 1 && fault.line <= damaged.split(/\r\n|\r|\n/).length).toBe(true);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(10_000);
    expect(refused).toBeLessThan(100_000);
  });
});

const polis = sharedData('polis');

describe.skipIf(polis.missing)(polis.titled('real exports'), () => {
  const read = (folder: string, name: string) => {
    const path = polis.file(`${folder}/${name}`);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };

  test.each([
    ['american-assembly.bowling-green', 2031, 896, 225_524],
    ['austria-climate.5twd2jsnkf.2022-08-08', 1116, 522, 61_384],
    ['brexit-consensus', 204, 50, 5303],
    ['scoop-hivemind.biodiversity', 536, 314, 29_719],
  ])('%s: as many participants, comments and votes as it has', (folder, participants, comments, votes) => {
    const participantsVotes = read(folder, 'participants-votes.csv');
    const { book } = readPolisExport({ participantsVotes, comments: read(folder, 'comments.csv') });
    const map = mapOpinions(book);
    expect([map.participants.length, map.comments.length, map.votes]).toEqual([participants, comments, votes]);
    const stream = read(folder, 'votes.csv');
    if (stream === undefined) return;
    const { book: streamed } = readPolisExport({ votes: stream, comments: read(folder, 'comments.csv') });
    expect(mapOpinions(streamed)).toEqual(map);
  });
});
