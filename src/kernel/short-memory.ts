/** Remembers up to `most` values and begins anew when full: for what is quick to make again and changes nobody's answer. */
export class ShortMemory<Value> {
  readonly #kept = new Map<string, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    return this.#kept.get(key);
  }

  set(key: string, value: Value): void {
    if (this.#kept.size >= this.#most) this.#kept.clear();
    this.#kept.set(key, value);
  }
}
