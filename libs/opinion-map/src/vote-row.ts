/** How a vote stands in one number: the comment's index, shifted, and the vote from 0 (disagrees) to 2 (agrees). */
export const codeOf = (comment: number, vote: number): number => (comment << 2) | (vote + 1);
export const commentOf = (code: number): number => code >> 2;
export const voteOf = (code: number): number => (code & 3) - 1;

/** The votes of one participant, sorted by comment. */
export class VoteRow {
  /** Time of the first vote, of those that came with a time. */
  first = Number.POSITIVE_INFINITY;
  length = 0;
  #codes = new Int32Array(8);
  /** Kept only once a vote came with a time. */
  #times: Float64Array | undefined;

  get codes(): Int32Array {
    return this.#codes.subarray(0, this.length);
  }

  /** @returns the vote it replaces, undefined if none, or the vote itself if a later one stands already */
  put(comment: number, vote: number, at: number | undefined): number | undefined {
    if (at !== undefined && at < this.first) this.first = at;
    const place = this.#placeOf(comment);
    const found = this.#codes[place] as number;
    if (place === this.length || commentOf(found) !== comment) {
      this.#insert(place, codeOf(comment, vote), at);
      return undefined;
    }
    if (at !== undefined && at < this.#timeAt(place)) return vote;
    this.#codes[place] = codeOf(comment, vote);
    this.#setTime(place, at);
    return voteOf(found);
  }

  /** Gives each comment another index, and sorts by it. */
  renumber(indexOf: Int32Array): void {
    const codes = this.codes;
    let isSorted = true;
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at] as number;
      codes[at] = ((indexOf[code >> 2] as number) << 2) | (code & 3);
      if (at > 0 && (codes[at] as number) < (codes[at - 1] as number)) isSorted = false;
    }
    if (isSorted) return;
    const times = this.#times;
    if (times !== undefined) {
      const order = Array.from(codes.keys()).sort((a, b) => (codes[a] as number) - (codes[b] as number));
      times.set(order.map((at) => times[at] as number));
    }
    codes.sort();
  }

  /** First place whose comment is not smaller. Votes mostly come in the order of the comments: look at the end first. */
  #placeOf(comment: number): number {
    const smallest = comment << 2;
    if (this.length === 0 || (this.#codes[this.length - 1] as number) < smallest) return this.length;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#codes[middle] as number) < smallest) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #insert(place: number, code: number, at: number | undefined): void {
    if (this.length === this.#codes.length) this.#grow();
    this.#codes.copyWithin(place + 1, place, this.length);
    this.#codes[place] = code;
    this.#times?.copyWithin(place + 1, place, this.length);
    this.length += 1;
    this.#setTime(place, at);
  }

  #grow(): void {
    const codes = new Int32Array(this.#codes.length * 2);
    codes.set(this.#codes);
    this.#codes = codes;
    if (this.#times === undefined) return;
    const times = new Float64Array(codes.length);
    times.set(this.#times);
    this.#times = times;
  }

  #timeAt(place: number): number {
    return this.#times?.[place] ?? Number.NEGATIVE_INFINITY;
  }

  #setTime(place: number, at: number | undefined): void {
    if (at === undefined && this.#times === undefined) return;
    this.#times ??= new Float64Array(this.#codes.length).fill(Number.NEGATIVE_INFINITY);
    this.#times[place] = at ?? Number.NEGATIVE_INFINITY;
  }
}
