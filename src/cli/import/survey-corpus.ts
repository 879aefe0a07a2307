import { createHash } from 'node:crypto';
import { type Corpus, commentsOf, proposalsOf, type RefusedLine } from './corpus.ts';
import type { ReadComment } from './read-comment.ts';
import type { ReadProposal } from './read-proposal.ts';

/** What the files hold, read once before anything is written. */
export interface Survey {
  readonly proposals: number;
  readonly comments: number;
  readonly replies: number;
  readonly authors: number;
  readonly supports: number;
  readonly likes: number;
  readonly dislikes: number;
  readonly byOrigin: ReadonlyMap<string, number>;
  readonly byVerdict: ReadonlyMap<string, number>;
  /** Proposals by the district they name. */
  readonly districts: ReadonlyMap<string, number>;
  readonly cityWide: number;
  readonly categories: ReadonlyMap<string, number>;
  readonly first: Date | null;
  readonly last: Date | null;
  readonly refused: readonly RefusedLine[];
  /** Good lines about which something must be said. */
  readonly notes: readonly RefusedLine[];
  /** SHA-256 of the files' bytes, the proposals' first: `cat proposals.jsonl comments.jsonl | sha256sum`. */
  readonly dataHash: string;
}

export interface SurveyListener {
  /** Told of each refused line as it is found. */
  refused(line: RefusedLine): void;
}

export async function surveyCorpus(corpus: Corpus, listener: SurveyListener): Promise<Survey> {
  const counts = new Counts();
  const hash = createHash('sha256');
  const onBytes = (bytes: Uint8Array) => void hash.update(bytes);
  const proposals = new Set<string>();
  for await (const { item, refused } of proposalsOf(corpus, onBytes)) {
    if (item) proposals.add(item.id);
    if (item) counts.addProposal(item);
    if (refused) counts.refuse(refused, listener);
  }
  const threads = new Threads();
  for await (const { item, line, refused } of commentsOf(corpus, proposals, onBytes)) {
    if (item) counts.addComment(item);
    if (item) threads.add(item, line);
    if (refused) counts.refuse(refused, listener);
  }
  const notes = threads.withoutParent().map(({ line, why }) => ({ file: corpus.comments?.name ?? '', line, why }));
  return { ...counts.total(), notes, dataHash: hash.digest('hex') };
}

class Counts {
  private proposals = 0;
  private comments = 0;
  private replies = 0;
  private supports = 0;
  private likes = 0;
  private dislikes = 0;
  private cityWide = 0;
  private first: Date | null = null;
  private last: Date | null = null;
  private readonly authors = new Set<string>();
  private readonly byOrigin = new Map<string, number>();
  private readonly byVerdict = new Map<string, number>();
  private readonly districts = new Map<string, number>();
  private readonly categories = new Map<string, number>();
  private readonly refused: RefusedLine[] = [];

  addProposal({ author, origin, verdict, district, category, supports, createdAt }: ReadProposal): void {
    this.proposals += 1;
    this.supports += supports;
    if (author) this.authors.add(author);
    bump(this.byOrigin, origin);
    if (verdict) bump(this.byVerdict, verdict);
    if (district) bump(this.districts, district);
    else this.cityWide += 1;
    if (category) bump(this.categories, category);
    this.see(createdAt);
  }

  addComment({ author, parent, likes, dislikes, createdAt }: ReadComment): void {
    this.comments += 1;
    this.likes += likes;
    this.dislikes += dislikes;
    if (parent) this.replies += 1;
    if (author) this.authors.add(author);
    this.see(createdAt);
  }

  refuse(line: RefusedLine, listener: SurveyListener): void {
    this.refused.push(line);
    listener.refused(line);
  }

  total(): Omit<Survey, 'notes' | 'dataHash'> {
    const { proposals, comments, replies, supports, likes, dislikes, cityWide, first, last, refused } = this;
    const { authors, byOrigin, byVerdict, districts, categories } = this;
    return {
      ...{ proposals, comments, replies, supports, likes, dislikes, cityWide, first, last, refused },
      ...{ authors: authors.size, byOrigin, byVerdict, districts, categories },
    };
  }

  private see(at: Date): void {
    if (!this.first || at < this.first) this.first = at;
    if (!this.last || at > this.last) this.last = at;
  }
}

interface Placed {
  readonly line: number;
  readonly proposal: string;
  readonly parent: string | null;
}

/** Which comments have a parent that is not to be found, whatever the order of the lines. */
class Threads {
  private readonly placed = new Map<string, Placed>();

  add({ id, proposal, parent }: ReadComment, line: number): void {
    this.placed.set(id, { line, proposal, parent });
  }

  withoutParent(): { line: number; why: string }[] {
    const found: { line: number; why: string }[] = [];
    const sound = new Set<string>();
    for (const [id, { line, proposal, parent }] of this.placed) {
      if (parent === null) continue;
      const above = this.placed.get(parent);
      if (!above) found.push({ line, why: `replies to ${parent}, which is not there: kept at the top` });
      else if (above.proposal !== proposal)
        found.push({ line, why: `replies to ${parent}, which is about another proposal: kept at the top` });
      else if (this.goesInCircles(id, sound))
        found.push({ line, why: `replies to ${parent}, which in the end replies to it: the circle is cut` });
    }
    return found;
  }

  private goesInCircles(id: string, sound: Set<string>): boolean {
    const chain = new Set<string>();
    for (let at: string | null = id; at !== null && !sound.has(at); at = this.placed.get(at)?.parent ?? null) {
      if (chain.has(at)) return at === id;
      chain.add(at);
    }
    for (const each of chain) sound.add(each);
    return false;
  }
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
