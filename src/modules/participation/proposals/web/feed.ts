import { beginningOf } from '#kernel/plain-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Names } from '#modules/identity/index.ts';
import type { AtomFeed } from '#platform/http/atom.ts';
import type { Proposal } from '../proposal.ts';
import type { ListFrame } from './list-frame.ts';
import { authorOf } from './proposal-words.ts';

/** The newest proposals of a step, for those who read feeds. */
export function feedOf(
  r: Reader,
  frame: ListFrame,
  proposals: readonly Proposal[],
  names: Names,
  origin: string,
): AtomFeed {
  const base = `${origin}/processes/${frame.process.slug}/proposals`;
  return {
    id: `urn:uuid:${frame.step.id}`,
    title: r.t('proposals.list.title', { process: r.text(frame.process.title) }),
    language: r.language,
    page: base,
    self: `${base}.atom`,
    updated: proposals[0]?.publishedAt ?? frame.step.opensAt,
    entries: proposals.map((proposal) => ({
      id: proposal.id,
      title: proposal.title,
      language: proposal.language,
      href: `${base}/${proposal.number}`,
      published: proposal.publishedAt ?? proposal.createdAt,
      updated: proposal.editedAt ?? proposal.publishedAt ?? proposal.createdAt,
      author: authorOf(proposal, names, r),
      summary: beginningOf(proposal.body, 400),
    })),
  };
}
