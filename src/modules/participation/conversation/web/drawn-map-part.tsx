import { renderToString } from 'preact-render-to-string';
import type { StepId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import type { OwnAnswers } from '../drawn-map.ts';
import { groupLetter, nearestGroup, placeOf } from '../map-geometry.ts';
import type { StoredMap } from '../map-store.ts';
import type { Statement } from '../statement.ts';
import { YOU_HERE, youMark } from './MapFigure.tsx';
import { MapPart } from './MapPart.tsx';

const MOST = 200;
const drawn = new Map<string, string>();

/** The map's part of a page. It is the same for everybody but for one mark, so each version is drawn once a language. */
export function drawnMapPart(
  r: Reader,
  stepId: StepId,
  stored: StoredMap,
  statements: readonly Statement[],
  own: OwnAnswers,
): string {
  const shown = statements.map(({ number }) => number).join();
  const key = `${stepId} ${stored.version} ${stored.drawnAt.getTime()} ${r.language} ${shown.length} ${shown.slice(-40)}`;
  let html = drawn.get(key);
  if (html === undefined) {
    const byNumber = new Map(statements.map((statement) => [statement.number, statement]));
    html = renderToString(<MapPart r={r} stored={stored} statements={byNumber} />);
    if (drawn.size >= MOST) drawn.clear();
    drawn.set(key, html);
  }
  const at = placeOf(stored.map, own);
  if (!at || !html.includes(YOU_HERE)) return html.replace(YOU_HERE, '');
  const group = nearestGroup(stored.map, at);
  const words =
    group === null ? r.t('conversation.map.you') : r.t('conversation.map.you-near', { group: groupLetter(group) });
  return html.replace(YOU_HERE, () => youMark(stored.map, at, escapeText(words)));
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
