/** Remembers the last `most` things it was told, each for some seconds, in this process only. */
export function forgetfulMap<Value>(limits: { readonly most: number; readonly seconds: number }) {
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    get(key: string): Value | undefined {
      const entry = entries.get(key);
      if (entry !== undefined && entry.until > performance.now()) return entry.value;
      entries.delete(key);
      return undefined;
    },
    set(key: string, value: Value): void {
      entries.delete(key);
      entries.set(key, { value, until: performance.now() + limits.seconds * 1000 });
      const oldest = entries.size > limits.most ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
    },
  };
}
