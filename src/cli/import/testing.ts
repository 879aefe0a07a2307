import { seededChance } from '#kernel/chance.ts';

/** A small export as Decidim 2016 wrote them: made up, the same each time. */
export function madeUpExport(proposals: number, comments: number) {
  const pick = picker(7);
  const districts = ['Gràcia', 'Sants Montjuïc', 'Horta - Guinardó', null];
  const sources = ['citizen', 'organization', 'meeting', 'official'];
  const proposalLines = Array.from({ length: proposals }, (_, i) => {
    const source = sources[pick(4)] as string;
    return {
      id: i + 1,
      title: `Més arbres al carrer ${i + 1}`,
      summary: `<p>Cal <a href="https://example.org/${i}">més ombra</a> per als veïns.</p>`,
      author: source === 'meeting' ? null : source === 'official' ? 'city' : `p${pick(20)}`,
      source,
      status: pick(3) === 0 ? 'rejected' : 'accepted',
      district: districts[pick(4)],
      category: 'Bon viure',
      subcategory: `Tema ${pick(5)} `,
      created_at: `${String(1 + pick(28)).padStart(2, '0')}/02/2016`,
      supports: pick(200),
      comments: 0,
    };
  });
  const commentLines = Array.from({ length: comments }, (_, i) => {
    const parent = i > 10 && pick(4) === 0 ? 1 + pick(i) : null;
    return {
      id: i + 1,
      proposal: 1 + pick(proposals),
      parent,
      author: `p${pick(40)}`,
      alignment: parent === null ? pick(3) - 1 : null,
      created_at: `${String(1 + pick(28)).padStart(2, '0')}/03/2016 ${String(pick(24)).padStart(2, '0')}:05:09`,
      likes: pick(9),
      dislikes: pick(3),
      body: `<p>Hi estic d'acord ${i}.</p>`,
    };
  });
  // A reply is about its parent's proposal.
  for (const line of commentLines) {
    if (line.parent !== null) line.proposal = commentLines[line.parent - 1]?.proposal ?? 1;
  }
  return { proposals: proposalLines, comments: commentLines };
}

/** Whole numbers below a limit, always the same ones. */
export function picker(seed: number): (below: number) => number {
  const chance = seededChance(seed);
  let bytes: DataView<ArrayBufferLike> = new DataView(new ArrayBuffer(0));
  let at = 0;
  return (below) => {
    if (at + 4 > bytes.byteLength) {
      const fresh = chance.bytes(4096);
      bytes = new DataView(fresh.buffer, fresh.byteOffset, fresh.byteLength);
      at = 0;
    }
    const drawn = bytes.getUint32(at);
    at += 4;
    return drawn % below;
  };
}

export function linesOf(objects: readonly object[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join('');
}

const STRANGE = [0x00, 0x0a, 0x22, 0x7b, 0x7d, 0x5c, 0x80, 0xc3, 0xed, 0xff, 0x2d, 0x30, 0x39];
const VALUES = [
  null,
  true,
  -1,
  1.5,
  1e300,
  '',
  ' ',
  '\u0000',
  '\ud800',
  [],
  {},
  '31/02/2016',
  'x'.repeat(300),
  '<',
  '<a href="',
];

/** One line spoilt in one of many ways: bytes turned, cut, doubled; a field dropped, renamed or given a strange value. */
export function spoilt(object: object, pick: (below: number) => number): Buffer {
  if (pick(2) === 0) return Buffer.from(JSON.stringify(withStrangeField(object, pick)));
  const bytes = Buffer.from(JSON.stringify(object));
  const at = pick(bytes.length);
  switch (pick(5)) {
    case 0:
      bytes[at] = STRANGE[pick(STRANGE.length)] ?? 0;
      return bytes;
    case 1:
      bytes[at] = pick(256);
      return bytes;
    case 2:
      return bytes.subarray(0, at);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(pick(bytes.length))]);
    default:
      return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)]);
  }
}

function withStrangeField(object: object, pick: (below: number) => number): object {
  const entries = Object.entries(object);
  const at = pick(entries.length);
  const [name = '', value] = entries[at] ?? [];
  const how = pick(4);
  if (how === 0) entries.splice(at, 1);
  else if (how === 1) entries[at] = [`${name}x`, value];
  else entries[at] = [name, VALUES[pick(VALUES.length)]];
  return Object.fromEntries(entries);
}
