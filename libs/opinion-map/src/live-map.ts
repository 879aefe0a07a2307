import { pairOf } from './column-pairs.ts';
import type { Id, Vote } from './opinion.ts';
import { groundOf, mapOn, type OpinionMap } from './opinion-map.ts';
import { META_PRIORITY, priorityOf } from './priority.ts';
import { spreadOf } from './spread.ts';
import type { VoteBook } from './vote-book.ts';

export interface CommentTally {
  readonly agrees: number;
  readonly passes: number;
  readonly disagrees: number;
}

/**
 * A map that takes votes one by one (default profile). A vote changes tallies, the comment's mean, priorities and where
 * its voter stands, in time that goes by the voter's own votes; the axes stay those of the last {@link refresh}. All it
 * says depends on the votes in the book and on these axes alone. Votes reach the book through {@link cast} only; after
 * moderating or banning in the book, refresh.
 */
export class LiveMap {
  readonly #book: VoteBook;
  #map: OpinionMap;
  /** Place of each comment of the last refresh on its axes. */
  #places = new Map<Id, number>();
  #tallies = new Map<Id, [disagrees: number, passes: number, agrees: number]>();

  constructor(book: VoteBook) {
    this.#book = book;
    this.#map = this.refresh();
  }

  /** The map of the last refresh, or regrouping. */
  get map(): OpinionMap {
    return this.#map;
  }

  /** Makes the whole map anew, as `mapOpinions` does. */
  refresh(): OpinionMap {
    const ground = groundOf(this.#book, 'default');
    const { table } = ground;
    this.#map = mapOn(ground);
    this.#places = new Map(table.comments.map((comment, place) => [comment, place]));
    this.#tallies = new Map(
      [...table.comments.entries()]
        .filter(([place]) => table.standing[place] === 'in')
        .map(([place, comment]) => [
          comment,
          [...table.tally.subarray(4 * place, 4 * place + 3)] as [number, number, number],
        ]),
    );
    return this.#map;
  }

  cast({ participant, comment, vote, at }: Vote): void {
    const before = this.#book.cast(participant, comment, vote, at);
    if (before === vote || this.#book.isBanned(participant) || this.#book.standingOf(comment) !== 'in') return;
    const tally = this.#tallies.get(comment) ?? [0, 0, 0];
    tally[vote + 1] = (tally[vote + 1] as number) + 1;
    if (before !== undefined) tally[before + 1] = (tally[before + 1] as number) - 1;
    this.#tallies.set(comment, tally);
  }

  tallyOf(comment: Id): CommentTally {
    const [disagrees, passes, agrees] = this.#tallies.get(comment) ?? [0, 0, 0];
    return { agrees, passes, disagrees };
  }

  /** Where a participant stands: [0, 0] if they have voted on nothing. */
  projectionOf(participant: Id): [x: number, y: number] {
    let [x, y, votes] = [0, 0, 0];
    if (this.#book.isBanned(participant)) return [x, y];
    for (const [comment, vote] of this.#book.votesOf(participant)) {
      if (this.#book.standingOf(comment) !== 'in') continue;
      votes += 1;
      const place = this.#places.get(comment);
      if (place === undefined) continue;
      const apart = vote - this.#meanOf(comment);
      x += apart * (this.#map.axes[2 * place] as number);
      y += apart * (this.#map.axes[2 * place + 1] as number);
    }
    const scale = Math.sqrt(this.#tallies.size / Math.max(votes, 1));
    return [x * scale, y * scale];
  }

  /**
   * How much a next vote on a comment is worth, also of one nobody has voted on. 0 for one moderated out.
   * Show comments with chances in proportion to it.
   */
  priorityOf(comment: Id): number {
    const standing = this.#book.standingOf(comment);
    if (standing !== 'in') return standing === 'meta' ? META_PRIORITY : 0;
    const { disagrees, passes, agrees } = this.tallyOf(comment);
    return priorityOf(disagrees, passes, agrees, this.#extremityOf(comment));
  }

  /** The map on the axes of the last refresh, with as many groups as it found: all votes count, no axis turns. */
  regroup(): OpinionMap {
    const table = this.#book.table('default');
    const axes = pairOf(2 * table.comments.length);
    for (const [to, comment] of table.comments.entries()) {
      const from = this.#places.get(comment);
      if (from !== undefined) axes.set(this.#map.axes.subarray(2 * from, 2 * from + 2), 2 * to);
    }
    this.#map = mapOn({ profile: 'default', table, spread: spreadOf(table), axes }, { like: this.#map });
    this.#places = new Map(table.comments.map((comment, place) => [comment, place]));
    return this.#map;
  }

  #meanOf(comment: Id): number {
    const { agrees, passes, disagrees } = this.tallyOf(comment);
    const votes = agrees + passes + disagrees;
    return votes === 0 ? 0 : (agrees - disagrees) / votes;
  }

  #extremityOf(comment: Id): number {
    const place = this.#places.get(comment);
    if (place === undefined) return 0;
    const x = this.#map.axes[2 * place] as number;
    const y = this.#map.axes[2 * place + 1] as number;
    return Math.sqrt(this.#tallies.size) * (1 - this.#meanOf(comment)) * Math.sqrt(x * x + y * y);
  }
}
