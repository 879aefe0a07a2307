import type { City, Who } from './every-route-city.fixture.ts';

/**
 * page: here it is · on: see another page · sign-in: asked to sign in first · no: told that this door is closed ·
 * hidden: as if there were nothing · gone: it is used up · again: the form comes back
 */
export type Answer = 'page' | 'on' | 'sign-in' | 'no' | 'hidden' | 'gone' | 'again';

export interface Row {
  /** An address of the route, asked anew for each role: what one does is not in the way of the next. */
  readonly at: (city: City) => string | Promise<string>;
  readonly fields?: (city: City) => Fields | Promise<Fields>;
  readonly answers: Readonly<Record<Who, Answer>>;
}
type Fields = Record<string, string>;
type At = Row['at'];

export const STAFF: readonly Who[] = ['neighbour', 'facilitator', 'moderator', 'officer', 'assistant', 'administrator'];
export const ANSWER_SOMEWHERE: readonly Who[] = ['neighbour', 'facilitator', 'officer', 'administrator'];
export const ANSWER_HERE: readonly Who[] = ['facilitator', 'officer', 'administrator'];
export const BUILD_SOMEWHERE: readonly Who[] = ['neighbour', 'facilitator', 'administrator'];
export const BUILD_HERE: readonly Who[] = ['facilitator', 'administrator'];
export const MODERATE_HERE: readonly Who[] = ['facilitator', 'moderator', 'administrator'];
export const ADMINISTRATORS: readonly Who[] = ['administrator'];

export const same = (answer: Answer): Row['answers'] => ({
  visitor: answer,
  resident: answer,
  author: answer,
  neighbour: answer,
  facilitator: answer,
  moderator: answer,
  officer: answer,
  assistant: answer,
  administrator: answer,
});
export const fix =
  (path: string): At =>
  () =>
    path;

/** The same for whoever comes. */
export const all = (at: At, answer: Answer = 'page', fields?: Row['fields']): Row => ({
  at,
  fields,
  answers: same(answer),
});
/** For whoever is signed in. */
export const members = (at: At, answer: Answer, fields?: Row['fields']): Row => ({
  ...{ at, fields },
  answers: { ...same(answer), visitor: 'sign-in' },
});
/** A page for some: a visitor may sign in, the others are told no. */
export const pageFor = (some: readonly Who[], at: At, answer: Answer = 'page', others: Answer = 'no'): Row => ({
  at,
  answers: { ...same(others), visitor: others === 'no' ? 'sign-in' : others, ...to(some, answer) },
});
/** A form for some. */
export const formFor = (
  some: readonly Who[],
  at: At,
  answer: Answer,
  fields?: Row['fields'],
  others: Answer = 'no',
): Row => ({
  ...{ at, fields },
  answers: { ...same(others), ...to(some, answer) },
});
/** A draft is nobody's business but those who build it. */
export const deskPage = (at: At): Row => ({
  at,
  answers: { ...pageFor(BUILD_HERE, at, 'page', 'hidden').answers, visitor: 'sign-in' },
});
export const deskForm = (at: At, answer: Answer): Row => ({
  ...{ at, answers: { ...formFor(BUILD_HERE, at, answer, undefined, 'hidden').answers, visitor: 'no' } },
});
export const to = (some: readonly Who[], answer: Answer) => Object.fromEntries(some.map((who) => [who, answer]));

export const PROCESS = '/processes/:process';
export const LIST = `${PROCESS}/proposals`;
export const DRAFT = `${LIST}/drafts/:draft`;
export const PROPOSAL = `${LIST}/:number{[0-9]+}`;
export const DESK = '/manage/processes/:process';
export const STEP = `${DESK}/steps/:step`;
export const CONVERSATION = `${PROCESS}/conversation/:step`;
export const CONVERSATION_DESK = '/manage/conversations/:process/:step';

export const open =
  (ending: string): At =>
  (city) =>
    city.open + ending;
export const proposal =
  (ending = ''): At =>
  async (city) =>
    (await city.proposal()).here + ending;
export const draft =
  (ending = ''): At =>
  async (city) =>
    (await city.draft()) + ending;
export const comment =
  (ending = ''): At =>
  async (city) =>
    (await city.comment()) + ending;
export const talk =
  (ending = ''): At =>
  async (city) =>
    `/discussions/proposal/${(await city.proposal()).id}${ending}`;
export const conversation =
  (ending = ''): At =>
  (city) =>
    city.talk + ending;
export const conversationDesk =
  (ending = ''): At =>
  (city) =>
    city.talkDesk + ending;
export const answer =
  (ending = ''): At =>
  async (city) =>
    `/manage/answers/${(await city.proposal()).id}${ending}`;
export const desk =
  (ending = ''): At =>
  (city) =>
    city.desk + ending;
export const step =
  (ending = ''): At =>
  (city) =>
    `${city.desk}/steps/${city.step}${ending}`;
export const topic =
  (ending = ''): At =>
  (city) =>
    `${city.desk}/topics/${city.topic}${ending}`;

export const text = {
  title: 'Arbres al carrer de dalt',
  body: 'Dotze places d’aparcament es converteixen en arbres.',
  language: 'ca',
};
export const words = (city: City): Fields => ({
  side: 'for',
  language: 'ca',
  body: text.body,
  form: city.house.city.newId(),
});
export const written = () => text;
export const picked = async (city: City): Promise<Fields> => ({ 'picked[]': (await city.proposal()).id });
export const nobody = '019ab2c4-1111-7222-8333-444455556666';
