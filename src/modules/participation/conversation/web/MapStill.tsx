import type { Reader } from '#kernel/reader.ts';
import { Twin } from '#ui/index.ts';
import type { StoredMap } from '../map-store.ts';
import type { Statement } from '../statement.ts';
import { MapFigure } from './MapFigure.tsx';
import { AgreementTable, certainty } from './MapPart.tsx';

/** The statements that most people answered. */
const ROWS = 5;

interface MapStillProps {
  readonly r: Reader;
  readonly stored: StoredMap;
  readonly statements: readonly Statement[];
}

/** The map for a place where nobody takes part: the picture without anybody's own mark, and its table. */
export function MapStill({ r, stored, statements }: MapStillProps) {
  const byNumber = new Map(statements.map((statement) => [statement.number, statement]));
  return (
    <>
      <MapFigure r={r} map={stored.map} still />
      <p class="small">{certainty(r, stored.map)}</p>
      <Twin summary={r.t('conversation.map.twin')}>
        <AgreementTable r={r} map={stored.map} statements={byNumber} most={ROWS} />
      </Twin>
    </>
  );
}
