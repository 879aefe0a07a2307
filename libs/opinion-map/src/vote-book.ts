import { compareIds, type Id, type Profile, type Standing, type Vote } from './opinion.ts';
import { commentOf, VoteRow, voteOf } from './vote-row.ts';
import { tableOf, type VoteTable } from './vote-table.ts';

/**
 * All that a map is made of: who voted what, which comments are moderated out or meta, who is banned. It can be filled in
 * any order; what is read from it depends on what it holds, never on how that came in. 4 to 8 bytes a vote, 12
 * to 24 with times.
 */
export class VoteBook {
  readonly #participants = new Map<Id, number>();
  #comments = new Map<Id, number>();
  readonly #participantIds: Id[] = [];
  /** In the order they came, until they are put in order. */
  #commentIds: Id[] = [];
  readonly #rows: VoteRow[] = [];
  readonly #standing = new Map<Id, Exclude<Standing, 'in'>>();
  readonly #banned = new Set<Id>();

  static of(votes: Iterable<Vote>): VoteBook {
    const book = new VoteBook();
    for (const { participant, comment, vote, at } of votes) book.cast(participant, comment, vote, at);
    return book;
  }

  /**
   * @param at see {@link Vote}
   * @returns the vote it replaces, undefined if it is the first, and `vote` itself if a later one stands already
   * @throws RangeError for a vote that is not −1, 0 or 1
   */
  cast(participant: Id, comment: Id, vote: number, at?: number): number | undefined {
    if (vote !== 1 && vote !== 0 && vote !== -1) throw new RangeError(`A vote is -1, 0 or 1, not ${vote}.`);
    const place = placeIn(this.#participants, this.#participantIds, participant);
    if (place === this.#rows.length) this.#rows.push(new VoteRow());
    const row = this.#rows[place] as VoteRow;
    return row.put(placeIn(this.#comments, this.#commentIds, comment), vote, at);
  }

  /** Says what a comment is. Its votes stay in the book: a comment let in again is as it was. */
  moderate(comment: Id, standing: Standing): void {
    if (standing === 'in') this.#standing.delete(comment);
    else this.#standing.set(comment, standing);
  }

  standingOf(comment: Id): Standing {
    return this.#standing.get(comment) ?? 'in';
  }

  /** Leaves a participant out of everything, as if they had never voted. */
  ban(participant: Id): void {
    this.#banned.add(participant);
  }

  unban(participant: Id): void {
    this.#banned.delete(participant);
  }

  isBanned(participant: Id): boolean {
    return this.#banned.has(participant);
  }

  /** The votes of a participant, by the id of the comment. */
  votesOf(participant: Id): [Id, number][] {
    const codes = this.#rows[this.#participants.get(participant) ?? -1]?.codes ?? [];
    const votes = Array.from(codes, (code): [Id, number] => [this.#commentIds[commentOf(code)] as Id, voteOf(code)]);
    return votes.sort(([a], [b]) => compareIds(a, b));
  }

  /** The book as a sparse matrix in its one order. */
  table(profile: Profile): VoteTable {
    this.#putInOrder();
    return tableOf(
      {
        participants: this.#participantIds,
        comments: this.#commentIds,
        rows: this.#rows,
        banned: this.#banned,
        standing: this.#standing,
      },
      profile,
    );
  }

  /** Numbers the comments by id. Later ones mostly have later ids: then there is nothing to do. */
  #putInOrder(): void {
    const ids = this.#commentIds;
    if (ids.every((id, at) => at === 0 || compareIds(ids[at - 1] as Id, id) < 0)) return;
    this.#commentIds = ids.toSorted(compareIds);
    this.#comments = new Map(this.#commentIds.map((id, at) => [id, at]));
    const indexOf = Int32Array.from(ids, (id) => this.#comments.get(id) as number);
    for (const row of this.#rows) row.renumber(indexOf);
  }
}

function placeIn(places: Map<Id, number>, ids: Id[], id: Id): number {
  const known = places.get(id);
  if (known !== undefined) return known;
  places.set(id, ids.length);
  ids.push(id);
  return ids.length - 1;
}
