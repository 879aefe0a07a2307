import type { CommentId } from '#kernel/ids.ts';
import { openProcess, published } from '#modules/participation/proposals/testing.ts';
import type { TestHouse, Visitor } from '#web/testing.ts';

export const BODY = 'La meva filla va en cadira de rodes i la vorera és plena de cotxes.';

/** A proposal to argue about, with the addresses of its page and its discussion. */
export async function debate(house: TestHouse, rules: Parameters<typeof openProcess>[1] = {}) {
  const process = await openProcess(house.ctx, rules);
  const proposal = await published(house.ctx, process);
  const here = `/processes/${process.slug}/proposals/${proposal.number}`;
  const talk = `/discussions/proposal/${proposal.id}`;
  return { process, proposal, here, talk, write: `${talk}/write` };
}

export const formIdIn = (html: string) => /name="form" value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
export const textOf = async (response: Response | Promise<Response>) => (await response).text();

/** Reads the form, fills it in and sends it, as a browser without script does. */
export async function say(
  house: TestHouse,
  write: string,
  her: Visitor,
  fields: Record<string, string> = {},
): Promise<CommentId> {
  const form = formIdIn(await textOf(house.get(write, her)));
  const sent = await house.post(write, { side: 'for', language: 'ca', body: BODY, form, ...fields }, her);
  const id = /#comment-([0-9a-f-]{36})$/.exec(sent.headers.get('location') ?? '')?.[1];
  if (sent.status !== 303 || !id) throw new Error(`Not published: ${sent.status} ${await sent.text()}`);
  return id as CommentId;
}
