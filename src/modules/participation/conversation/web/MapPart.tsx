import type { Reader } from '#kernel/reader.ts';
import { Numbered, Section, Table, Twin } from '#ui/index.ts';
import { SHARED_FROM, sharedStatements } from '../agreement-of-groups.ts';
import type { DrawnMap, StatementOnMap } from '../drawn-map.ts';
import { groupLetter } from '../map-geometry.ts';
import type { StoredMap } from '../map-store.ts';
import type { Statement } from '../statement.ts';
import { GroupSign, MapFigure } from './MapFigure.tsx';

export interface MapPartProps {
  readonly r: Reader;
  readonly stored: StoredMap;
  readonly statements: ReadonlyMap<number, Statement>;
}

/** Rows of the table beside the picture; the report has them all. */
const MOST_ROWS = 10;

/** What is the same for everybody who looks: shared statements, the picture with its table, the groups. */
export function MapPart({ r, stored, statements }: MapPartProps) {
  const { t } = r;
  const { map } = stored;
  return (
    <>
      {map.verdict === 'too-few' ? (
        <Section id="map-title" title={t('conversation.map.title')}>
          <p class="lede">{t('conversation.map.too-few', { n: map.placed })}</p>
        </Section>
      ) : (
        <>
          <SharedSection r={r} map={map} statements={statements} />
          <Section id="map-title" title={t('conversation.map.title')} note={t('conversation.map.note')}>
            <div class="stack">
              <MapFigure r={r} map={map} />
              <p>{certainty(r, map)}</p>
              <Twin summary={t('conversation.map.twin')} open>
                <AgreementTable r={r} map={map} statements={statements} most={MOST_ROWS} />
              </Twin>
            </div>
          </Section>
          {map.groups.length > 1 && <GroupsSection r={r} map={map} statements={statements} />}
        </>
      )}
    </>
  );
}

/** How sure the picture is of its groups, in a sentence. */
export function certainty(r: Reader, map: DrawnMap): string {
  const { t } = r;
  if (map.verdict !== 'groups') return t('conversation.map.no-clear-groups');
  return t('conversation.map.certainty', { stability: whole(r, map.stability ?? 0), groups: map.groups.length });
}

function SharedSection({ r, map, statements }: { r: Reader; map: DrawnMap; statements: MapPartProps['statements'] }) {
  const { t } = r;
  const shared = sharedStatements(map).slice(0, 5);
  return (
    <Section
      id="shared"
      title={t('conversation.shared.title', { groups: map.groups.length })}
      note={t('conversation.shared.note', { share: whole(r, SHARED_FROM) })}
    >
      {shared.length === 0 ? (
        <p>{t('conversation.shared.none')}</p>
      ) : (
        <Numbered
          items={shared.map(({ one, says }) => (
            <>
              <Said r={r} statement={statements.get(one.number)} lede />
              <p class="small muted">{sharesInWords(r, map, one, says)}</p>
            </>
          ))}
        />
      )}
    </Section>
  );
}

/** "Agree: 78 % of A (of 120 who answered), …" */
function sharesInWords(r: Reader, map: DrawnMap, one: StatementOnMap, says: 'agree' | 'disagree'): string {
  const { t } = r;
  const counts = map.groups.length > 1 ? one.byGroup : [[one.agree, one.disagree, one.pass] as const];
  const parts = counts.map(([agree, disagree, pass], group) => {
    const seen = agree + disagree + pass;
    const share = whole(r, seen === 0 ? 0 : (says === 'agree' ? agree : disagree) / seen);
    return map.groups.length > 1
      ? t('conversation.shared.of-group', { share, group: groupLetter(group), n: seen })
      : t('conversation.shared.of-all', { share, n: seen });
  });
  return t(`conversation.shared.${says}`, { list: r.list(parts) });
}

/** The same as the picture: who agrees with what, by group. */
export function AgreementTable(props: {
  r: Reader;
  map: DrawnMap;
  statements: MapPartProps['statements'];
  most: number;
  /** Where two stand on one page. */
  label?: string;
}) {
  const { r, map, statements, most, label } = props;
  const { t } = r;
  const rows = map.statements
    .filter(({ number }) => statements.has(number))
    .toSorted((a, b) => seenOf(b) - seenOf(a) || a.number - b.number)
    .slice(0, most);
  const share = (agree: number, disagree: number, pass: number) =>
    agree + disagree + pass === 0 ? '–' : whole(r, agree / (agree + disagree + pass));
  return (
    <Table
      {...(label ? { label } : {})}
      caption={t('conversation.table.caption')}
      note={t('conversation.table.note', { shown: rows.length, all: statements.size })}
      rows={rows}
      columns={[
        {
          label: t('conversation.table.statement'),
          head: true,
          cell: ({ number }) => <Said r={r} statement={statements.get(number)} bare />,
        },
        { label: t('conversation.table.answers'), num: true, cell: (row) => r.number(seenOf(row)) },
        {
          label: t('conversation.table.all'),
          num: true,
          cell: ({ agree, disagree, pass }) => share(agree, disagree, pass),
        },
        ...(map.groups.length > 1
          ? map.groups.map((_, group) => ({
              label: groupLetter(group),
              num: true,
              cell: ({ byGroup }: StatementOnMap) => share(...(byGroup[group] ?? [0, 0, 0])),
            }))
          : []),
      ]}
    />
  );
}

function seenOf({ agree, disagree, pass }: StatementOnMap): number {
  return agree + disagree + pass;
}

function GroupsSection({ r, map, statements }: { r: Reader; map: DrawnMap; statements: MapPartProps['statements'] }) {
  const { t } = r;
  return (
    <Section id="groups" title={t('conversation.groups.title')} note={t('conversation.groups.note')} full>
      <div class="cols-3">
        {map.groups.map((group, index) => (
          <article class="group" key={index}>
            <h3>
              <GroupSign group={index} />
              {t('conversation.groups.name', { group: groupLetter(index) })}
            </h3>
            <p class="muted small">
              {t('conversation.groups.size', { n: group.size, share: whole(r, group.size / Math.max(1, map.placed)) })}
            </p>
            <ul>
              {group.believes.slice(0, 4).map((belief) => {
                const [agree = 0, disagree = 0, pass = 0] =
                  map.statements.find(({ number }) => number === belief.statement)?.byGroup[index] ?? [];
                const seen = Math.max(1, agree + disagree + pass);
                return (
                  <li class="belief" key={belief.statement}>
                    <Said r={r} statement={statements.get(belief.statement)} />
                    <BeliefBar group={index} agree={agree / seen} disagree={disagree / seen} />
                    <p class="small muted">
                      {t('conversation.groups.believes', {
                        agree: whole(r, agree / seen),
                        disagree: whole(r, disagree / seen),
                        n: agree + disagree + pass,
                      })}
                    </p>
                  </li>
                );
              })}
            </ul>
          </article>
        ))}
      </div>
    </Section>
  );
}

function BeliefBar({ group, agree, disagree }: { group: number; agree: number; disagree: number }) {
  const percent = (ratio: number) => `${Math.round(ratio * 1000) / 10}%`;
  return (
    <svg class="bar" aria-hidden="true">
      <rect class="bar__track" width="100%" height="100%" />
      <rect class={`g${'abcde'[group]}`} x="0%" width={percent(agree)} height="100%" />
      <rect class="bar__rest" x={percent(agree)} width={percent(disagree)} height="100%" />
    </svg>
  );
}

/** A statement in its own language. */
export function Said(props: { r: Reader; statement: Statement | undefined; lede?: boolean; bare?: boolean }) {
  const { r, statement, lede, bare } = props;
  if (!statement) return null;
  const lang = r.foreign(statement.language);
  if (bare) return <bdi lang={lang}>{statement.body}</bdi>;
  return (
    <p class={lede ? 'lede' : undefined} lang={lang} dir="auto">
      {statement.body}
    </p>
  );
}

/** A share in whole per cent: more digits would say more than the answers know. */
export function whole(r: Reader, share: number): string {
  return r.percent(Math.round(share * 100) / 100);
}
