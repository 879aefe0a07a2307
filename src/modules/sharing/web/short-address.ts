/** `https://city.example/s/k7d4x` */
export function shortAddress(origin: string, code: string): string {
  return `${origin}/s/${code}`;
}

/** As one types it: without `https://`. */
export function typedAddress(origin: string, code: string): string {
  return shortAddress(origin, code).replace(/^https?:\/\//, '');
}
