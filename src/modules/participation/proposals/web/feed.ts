import { beginningOf } from '#kernel/plain-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Names } from '#modules/identity/index.ts';
import type { Proposal } from '../proposal.ts';
import type { ListFrame } from './list-frame.ts';
import { authorOf } from './proposal-words.ts';

/** RFC 4287. Ids are URNs, so that a city that moves keeps its entries. */
export function atomFeed(
  r: Reader,
  frame: ListFrame,
  proposals: readonly Proposal[],
  names: Names,
  origin: string,
): string {
  const base = `${origin}/processes/${frame.process.slug}/proposals`;
  const newest = proposals[0]?.publishedAt ?? frame.step.opensAt;
  const title = r.t('proposals.list.title', { process: r.text(frame.process.title) });
  const entries = proposals.map(
    (proposal) => `<entry xml:lang="${proposal.language}">
<id>urn:uuid:${proposal.id}</id>
<title>${xml(proposal.title)}</title>
<link href="${base}/${proposal.number}"/>
<published>${(proposal.publishedAt ?? proposal.createdAt).toISOString()}</published>
<updated>${(proposal.editedAt ?? proposal.publishedAt ?? proposal.createdAt).toISOString()}</updated>
<author><name>${xml(authorOf(proposal, names, r))}</name></author>
<summary>${xml(beginningOf(proposal.body, 400))}</summary>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${r.language}">
<id>urn:uuid:${frame.step.id}</id>
<title>${xml(title)}</title>
<link href="${base}"/>
<link rel="self" href="${base}.atom"/>
<updated>${newest.toISOString()}</updated>
${entries.join('\n')}
</feed>
`;
}

/** Signs that XML 1.0 does not allow are left out. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
