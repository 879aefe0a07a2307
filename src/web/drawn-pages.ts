import { ShortMemory } from '#kernel/short-memory.ts';
import { type Packed, packPage } from './compress.ts';

/** A page drawn for visitors, and packed once for each way of packing. */
export interface DrawnPage {
  packed(accepted: string | undefined): Promise<Packed>;
}

const kept = new ShortMemory<{ readonly sameAs: string; readonly page: DrawnPage }>(300);

/**
 * The page under this key, drawn anew only when what it is made from has changed. The caller has just read that from the
 * database: nothing shown is older than the request.
 */
export function drawnPage(key: string, sameAs: string, draw: () => string): DrawnPage {
  const known = kept.get(key);
  if (known?.sameAs === sameAs) return known.page;
  const page = freshPage(draw());
  kept.set(key, { sameAs, page });
  return page;
}

export function freshPage(html: string): DrawnPage {
  const ways = new Map<string, Promise<Packed>>();
  return {
    packed(accepted) {
      const way = ['br', 'gzip'].find((one) => accepted?.includes(one)) ?? '';
      let packed = ways.get(way);
      if (!packed) {
        packed = packPage(html, way);
        ways.set(way, packed);
      }
      return packed;
    },
  };
}
