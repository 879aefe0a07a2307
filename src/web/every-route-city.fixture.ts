import { ageSessions } from '#modules/identity/testing.ts';
import { takenBack as documentTakenBack, kept } from '#modules/library/testing.ts';
import { takenBack, toldNews, written } from '#modules/news/testing.ts';
import { closeBudget, counted, openBudget, upcomingBudget, voted } from '#modules/participation/budgets/testing.ts';
import { drawn, openConversation } from '#modules/participation/conversation/testing.ts';
import { openCaseOf } from '#modules/participation/moderation/testing.ts';
import type { ProcessWithSteps } from '#modules/participation/processes/index.ts';
import { draftProcess } from '#modules/participation/processes/testing.ts';
import { openProcess, published, TEXT } from '#modules/participation/proposals/testing.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

export const WHO = [
  'visitor',
  'resident',
  'author',
  'neighbour',
  'facilitator',
  'moderator',
  'officer',
  'assistant',
  'administrator',
] as const;
export type Who = (typeof WHO)[number];

/** `author` wrote whatever an address is about; `neighbour` facilitates another process. */
export type People = Readonly<Record<Exclude<Who, 'visitor'>, Visitor>> & { readonly visitor: undefined };

export interface City {
  readonly house: TestHouse;
  readonly people: People;
  /** `/processes/<slug>`: published, people may write and support. */
  readonly open: string;
  /** `/manage/processes/<slug>`: a draft with a step, at the facilitator's desk; its public address is hidden. */
  readonly desk: string;
  readonly draftSlug: string;
  readonly step: string;
  readonly topic: string;
  /** Of another step, to be taken away. */
  spareStep(): Promise<string>;
  /** Forgets what addresses without a person have downloaded. */
  forgiveDownloads(): Promise<void>;
  /** Everybody's session is hours old: nothing that cannot be undone is done. */
  signedInLongAgo(): Promise<Record<string, string>>;
  /** `/processes/<slug>/conversation/<step>`: open, its map drawn, run by the facilitator; and the same at the desk. */
  readonly talk: string;
  readonly talkDesk: string;
  /** `<process>/budget/<step>` of a budget that is open, one that is to come and one that is counted, all run by the facilitator. */
  readonly budgets: Readonly<Record<'open' | 'upcoming' | 'over', string>>;
  /** Each a new one of the author's, at its address. */
  proposal(): Promise<{ here: string; id: string }>;
  draft(): Promise<string>;
  comment(): Promise<string>;
  /** The case of a new comment of the author's that the resident reported. */
  reported(): Promise<string>;
  /** The author's page about a comment of hers that a moderator hid: `/moderation/comment/…`. */
  hidden(): Promise<string>;
  hiddenProposal(): Promise<string>;
  /** The facilitator's, of the open process: its address and its desk; news with a picture. */
  document(state?: 'withdrawn'): Promise<{ here: string; desk: string }>;
  news(state?: 'draft' | 'withdrawn'): Promise<{ here: string; desk: string }>;
  /** With a picture. */
  draftFile(): Promise<string>;
}

const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export async function openCity(): Promise<City> {
  // With one way to the database, a request that takes a second one while it holds the first is seen to fail.
  const house = await testHouse({ poolSize: 1 });
  const [process, other] = [await openProcess(house.ctx), await openProcess(house.ctx)];
  const draft = (await draftProcess(house.ctx)).process;
  const conversation = await openConversation(house.ctx);
  await drawn(house.ctx, conversation);
  const budgets = await threeBudgets(house);
  const here = [process.processId, draft.id, conversation.processId, ...budgets.processIds];
  const people = await enterAll(house, here, other.processId);
  const open = `/processes/${process.slug}`;
  const desk = `/manage/processes/${draft.slug}`;
  const topic = await addTopic(house, desk, people.facilitator);
  const { author } = people;
  const proposal = async () => {
    const { id, number } = await published(house.ctx, process, {}, author.ctx.actor);
    return { id, here: `${open}/proposals/${number}` };
  };
  const startDraft = (picture?: File) => writeDraft(house, author, `${open}/proposals`, picture);
  const { process: talked, step: talking } = conversation.address;
  return {
    ...{ house, people, open, desk, topic, proposal },
    budgets: budgets.at,
    talk: `/processes/${talked}/conversation/${talking}`,
    talkDesk: `/manage/conversations/${talked}/${talking}`,
    draftSlug: draft.slug,
    step: draft.steps[0]?.slug ?? '',
    async spareStep() {
      const fields = { 'title-en': 'One more', method: 'information', opens: '2027-03-01T09:00', closes: '' };
      const added = await house.post(`${desk}/steps/new`, fields, people.facilitator);
      return /steps\/([^#]+)/.exec(added.headers.get('location') ?? '')?.[1] ?? `not added: ${added.status}`;
    },
    forgiveDownloads: () => house.platform.limits.forgive('exports', house.platform.keys.lookup('address', 'unknown')),
    async signedInLongAgo() {
      await ageSessions(house.ctx);
      return {};
    },
    draft: () => startDraft(),
    async draftFile() {
      const page = await house.get(await startDraft(new File([DOT], 'dot.png', { type: 'image/png' })), author);
      return /"([^"]+\/files\/[^"]+)"/.exec(await page.text())?.[1] ?? '';
    },
    document: (state) => someDocument(people.facilitator, process.processId, state),
    news: (state) => someNews(people.facilitator, process.processId, state),
    comment: async () => comment(house, author, (await proposal()).id),
    reported: async () => report(house, people.resident, await comment(house, author, (await proposal()).id)),
    async hidden() {
      const address = await comment(house, author, (await proposal()).id);
      await hide(house, people.moderator, await report(house, people.resident, address));
      return address.replace('/comments/', '/moderation/comment/');
    },
    async hiddenProposal() {
      const { here, id } = await proposal();
      await hide(house, people.moderator, await report(house, people.resident, `/proposal/${id}`));
      return here;
    },
  };
}

async function someNews(facilitator: Visitor, processId: ProcessWithSteps['id'], state?: 'draft' | 'withdrawn') {
  const picture = { picture: new Uint8Array(DOT), alt: { en: 'A dot', ca: 'Un punt' } };
  const item = await (state === 'draft' ? written : toldNews)(facilitator.ctx, processId, picture);
  if (state === 'withdrawn') await takenBack(facilitator.ctx, item);
  return { here: `/news/${item.slug}`, desk: `/manage/news/${item.id}` };
}

async function someDocument(facilitator: Visitor, processId: ProcessWithSteps['id'], state?: 'withdrawn') {
  const document = await kept(facilitator.ctx, processId);
  if (state === 'withdrawn') await documentTakenBack(facilitator.ctx, document);
  return { here: `/documents/${document.slug}`, desk: `/manage/documents/${document.id}` };
}

async function enterAll(
  house: TestHouse,
  hereIds: readonly ProcessWithSteps['id'][],
  otherId: ProcessWithSteps['id'],
): Promise<People> {
  const facilitator = hereIds.map((id) => ({ role: 'facilitator' as const, processId: id }));
  const everywhere = (role: 'moderator' | 'officer' | 'assistant' | 'administrator') => [{ role, processId: null }];
  return {
    visitor: undefined,
    resident: await house.enter(),
    author: await house.enter(),
    neighbour: await house.enter({ roles: [{ role: 'facilitator', processId: otherId }] }),
    facilitator: await house.enter({ roles: facilitator }),
    moderator: await house.enter({ roles: everywhere('moderator') }),
    officer: await house.enter({ roles: everywhere('officer') }),
    assistant: await house.enter({ roles: everywhere('assistant') }),
    administrator: await house.enter({ roles: everywhere('administrator') }),
  };
}

async function addTopic(house: TestHouse, desk: string, facilitator: Visitor): Promise<string> {
  await house.post(`${desk}/topics`, { 'title-en': 'Trees' }, facilitator);
  const page = await (await house.get(`${desk}/topics`, facilitator)).text();
  return /\/topics\/([0-9a-f-]{36})/.exec(page)?.[1] ?? 'not added';
}

async function writeDraft(house: TestHouse, author: Visitor, list: string, picture?: File): Promise<string> {
  await house.platform.limits.forgive('proposals', author.personId);
  await house.platform.limits.forgive('uploads', author.personId);
  const { title, body, language } = TEXT;
  const sent = await house.post(
    `${list}/new`,
    { title, body, language, do: 'save', ...(picture && { files: picture }) },
    author,
  );
  return sent.headers.get('location') ?? `${sent.status}`;
}

async function comment(house: TestHouse, author: Visitor, proposalId: string): Promise<string> {
  await house.platform.limits.forgive('comments', author.personId);
  const fields = { side: 'for', language: 'ca', body: TEXT.body, form: house.city.newId<string>() };
  const sent = await house.post(`/discussions/proposal/${proposalId}/write`, fields, author);
  return `/comments/${/#comment-([0-9a-f-]{36})$/.exec(sent.headers.get('location') ?? '')?.[1]}`;
}

/** @param address `/comments/…` or `/proposal/…` @returns the id of its case */
async function report(house: TestHouse, resident: Visitor, address: string): Promise<string> {
  await house.platform.limits.forgive('reports', resident.personId);
  const [, kind = '', id = ''] = address.replace('/comments/', '/comment/').split('/');
  await house.post(`/report/${kind}/${id}`, { reason: 'spam', words: '' }, resident);
  return openCaseOf(house.ctx, { kind, id } as Parameters<typeof openCaseOf>[1]);
}

async function hide(house: TestHouse, moderator: Visitor, id: string): Promise<void> {
  await house.post('/manage/moderation/decide', { 'picked[]': id, do: 'hide', reason: 'spam' }, moderator);
}

async function threeBudgets(house: TestHouse) {
  const [open, upcoming, over] = [
    await openBudget(house.ctx),
    await upcomingBudget(house.ctx),
    await openBudget(house.ctx),
  ];
  await voted(house.ctx, over, [1]);
  await closeBudget(house.ctx, over);
  await counted(house.ctx, over);
  const at = ({ address }: typeof open) => `${address.process}/budget/${address.step}`;
  return {
    processIds: [open, upcoming, over].map(({ processId }) => processId),
    at: { open: at(open), upcoming: at(upcoming), over: at(over) },
  };
}
