import { mapOpinions, type OpinionMap, VoteBook } from '@ateneu/opinion-map';
import type { AnswersToDraw, DrawnMap, Mark, PeopleOnMap, StatementOnMap } from './drawn-map.ts';

const MOST_MARKS = 100;

/** The map of a step's answers, as pages show it. The same answers make the same map, to the last bit. */
export function mapOfAnswers(answers: AnswersToDraw): { map: DrawnMap; people: PeopleOnMap } {
  const book = new VoteBook();
  for (const { number, out } of answers.known) if (out) book.moderate(number, 'out');
  const { participants, begin, statements, values } = answers;
  for (const [row, participant] of participants.entries()) {
    const end = begin[row + 1] ?? 0;
    for (let at = begin[row] ?? 0; at < end; at++) book.cast(participant, statements[at] ?? 0, values[at] ?? 0);
  }
  return drawn(mapOpinions(book), answers);
}

function drawn(found: OpinionMap, answers: AnswersToDraw): { map: DrawnMap; people: PeopleOnMap } {
  const places = found.comments.flatMap((_, at) => (found.isOnMap[at] === 1 ? [at] : []));
  const people = peopleOf(found);
  const middles = found.groups.map((_, group) => middleOf(people, group));
  const axis = (which: 0 | 1) => places.map((at) => found.axes[2 * at + which] ?? 0);
  return {
    people,
    map: {
      verdict: found.verdict,
      stability: found.verdict === 'too-few' ? null : found.stability,
      participants: found.participants.length,
      placed: people.numbers.length,
      votes: found.votes,
      groups: found.groups.map(({ members, representative }, group) => ({
        size: members.length,
        believes: representative.map(({ comment, direction, success, trials }) => ({
          statement: Number(comment),
          says: direction,
          count: success,
          of: trials,
        })),
        x: middles[group]?.x ?? 0,
        y: middles[group]?.y ?? 0,
      })),
      consensus: {
        agree: found.consensus.agree.map(({ comment }) => Number(comment)),
        disagree: found.consensus.disagree.map(({ comment }) => Number(comment)),
      },
      statements: tallies(found, answers, places),
      axes: { center: places.map((at) => found.center[at] ?? 0), first: axis(0), second: axis(1) },
      marks: marksOf(people),
    },
  };
}

function peopleOf(found: OpinionMap): PeopleOnMap {
  const rows = [...found.inConversation].sort((a, b) => Number(found.participants[a]) - Number(found.participants[b]));
  // Four decimals: a hundredth of the picture's thinnest line.
  const at = (row: number, which: 0 | 1) => Math.round((found.projection[2 * row + which] ?? 0) * 1e4) / 1e4;
  return {
    numbers: rows.map((row) => Number(found.participants[row])),
    groups: rows.map((row) => found.groupOf[row] ?? -1),
    x: rows.map((row) => at(row, 0)),
    y: rows.map((row) => at(row, 1)),
  };
}

function middleOf({ groups, x, y }: PeopleOnMap, group: number): { x: number; y: number } {
  const members = groups.flatMap((one, at) => (one === group ? [at] : []));
  const mean = (values: readonly number[]) =>
    members.reduce((sum, at) => sum + (values[at] ?? 0), 0) / Math.max(1, members.length);
  return { x: mean(x), y: mean(y) };
}

function tallies(found: OpinionMap, answers: AnswersToDraw, places: readonly number[]): StatementOnMap[] {
  const groupOf = new Map(
    found.participants.map((participant, row) => [Number(participant), found.groupOf[row] ?? -1]),
  );
  const counts = new Map<number, { all: [number, number, number]; byGroup: [number, number, number][] }>(
    places.map((at) => [
      Number(found.comments[at]),
      { all: [0, 0, 0], byGroup: found.groups.map((): [number, number, number] => [0, 0, 0]) },
    ]),
  );
  for (const [row, participant] of answers.participants.entries()) {
    const group = groupOf.get(participant) ?? -1;
    const end = answers.begin[row + 1] ?? 0;
    for (let at = answers.begin[row] ?? 0; at < end; at++) {
      const count = counts.get(answers.statements[at] ?? 0);
      if (!count) continue;
      const value = answers.values[at] ?? 0;
      const which = value === 1 ? 0 : value === -1 ? 1 : 2;
      count.all[which] += 1;
      const own = count.byGroup[group];
      if (own) own[which] += 1;
    }
  }
  return places.map((at) => {
    const number = Number(found.comments[at]);
    const { all, byGroup } = counts.get(number) as NonNullable<ReturnType<typeof counts.get>>;
    const [agree, disagree, pass] = all;
    const shared = found.groupAwareConsensus[at] ?? 0;
    return { number, agree, disagree, pass, important: 0, shared, priority: found.priority[at] ?? 0, byGroup };
  });
}

/** Everybody has a mark while there are few; then those of one group who stand close share one, at their middle. */
function marksOf({ groups, x, y }: PeopleOnMap): Mark[] {
  const width = Math.max(...x.map(Math.abs), ...y.map(Math.abs), 1e-9) * 2;
  for (let cells = 512; ; cells = Math.floor(cells * 0.8)) {
    const marks = binned({ groups, x, y }, groups.length <= MOST_MARKS ? 0 : width / Math.max(cells, 1));
    if (marks.length <= MOST_MARKS || cells <= 1) return marks;
  }
}

function binned({ groups, x, y }: Omit<PeopleOnMap, 'numbers'>, side: number): Mark[] {
  const bins = new Map<string, { x: number; y: number; people: number; group: number }>();
  for (const [at, group] of groups.entries()) {
    const [px, py] = [x[at] ?? 0, y[at] ?? 0];
    const key = side === 0 ? String(at) : `${group} ${Math.floor(px / side)} ${Math.floor(py / side)}`;
    const bin = bins.get(key) ?? { x: 0, y: 0, people: 0, group };
    bins.set(key, { x: bin.x + px, y: bin.y + py, people: bin.people + 1, group });
  }
  const round = (value: number) => Math.round(value * 1e3) / 1e3;
  return [...bins.values()].map((bin) => ({ ...bin, x: round(bin.x / bin.people), y: round(bin.y / bin.people) }));
}
