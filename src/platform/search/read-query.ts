import { wordsOf } from './words-of.ts';

/** What a person typed, taken apart: each item is one word, or several in a row where she put quotation marks. */
export interface QueryItem {
  readonly words: readonly string[];
  readonly excluded: boolean;
  readonly quoted: boolean;
}

const LONGEST_QUERY = 200;
const MOST_WORDS = 12;
/** An optional minus, then a quoted passage or everything up to a space. */
const ITEM = /(?<minus>(?<![^\s])-)?(?:["“”«»](?<phrase>[^"“”«»]*)["“”«»]?|(?<bare>[^\s"“”«»]+))/gu;

export function readQuery(text: string): QueryItem[] {
  const items: QueryItem[] = [];
  let left = MOST_WORDS;
  for (const { groups = {} } of text.slice(0, LONGEST_QUERY).matchAll(ITEM)) {
    const quoted = groups.phrase !== undefined;
    const words = wordsOf(groups.phrase ?? groups.bare ?? '').slice(0, left);
    left -= words.length;
    items.push(...itemsOf(words, groups.minus !== undefined, quoted));
  }
  return items;
}

/** "l'hort-escola" without quotation marks is two words anywhere in the text; after a minus it is one thing. */
function itemsOf(words: readonly string[], excluded: boolean, quoted: boolean): QueryItem[] {
  if (words.length === 0) return [];
  if (quoted || excluded) return [{ words, excluded, quoted }];
  return words.map((word) => ({ words: [word], excluded, quoted }));
}
