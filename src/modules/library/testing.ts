import type { ProcessId } from '#kernel/ids.ts';
import { publicProcess } from '#modules/participation/processes/testing.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, testPlatform } from '#platform/testing.ts';
import { addVersion } from './add-version.ts';
import type { LibraryDocument } from './document.ts';
import { type DocumentDetails, publishDocument } from './publish-document.ts';
import { withdrawDocument } from './withdraw-document.ts';

/** A house with a public process, its facilitator, an administrator, and the facilitator of something else. */
export async function libraryHouse() {
  const house = await testPlatform();
  const { process, runs } = await publicProcess(house.ctx);
  const neighbour = (await publicProcess(house.ctx)).runs;
  const administrator = house.ctx.as(personActor({ roles: ['administrator'] }));
  return { house, process, facilitator: runs, neighbour, administrator };
}

export type LibraryHouse = Awaited<ReturnType<typeof libraryHouse>>;

export const details = (processId: ProcessId | null, changed: Partial<DocumentDetails> = {}): DocumentDetails => ({
  title: { en: 'Minutes of the table', ca: 'Acta de la taula' },
  summary: { en: 'What was said of lindens.' },
  kind: 'minutes',
  dated: '2026-11-10',
  processId,
  topicId: null,
  ...changed,
});

export const upload = (words = 'What was said.') => ({
  name: 'minutes.txt',
  bytes: new TextEncoder().encode(words),
});

export async function kept(
  ctx: Ctx,
  processId: ProcessId | null,
  changed: Partial<DocumentDetails> = {},
): Promise<LibraryDocument> {
  const done = await publishDocument(ctx, details(processId, changed), { upload: upload(), languages: ['ca'] });
  if (!done.ok) throw new Error(done.code);
  return done.value;
}

export async function renewed(ctx: Ctx, { id }: LibraryDocument, words: string): Promise<void> {
  const added = { upload: upload(words), languages: ['ca', 'es'], note: { en: 'The annex is added.' } } as const;
  const done = await addVersion(ctx, id, added);
  if (!done.ok) throw new Error(done.code);
}

export async function takenBack(ctx: Ctx, { id }: LibraryDocument): Promise<void> {
  const done = await withdrawDocument(ctx, id, { en: 'It named a neighbour.' });
  if (!done.ok) throw new Error(done.code);
}
