import { renderToString } from 'preact-render-to-string';
import type { Reader } from '#kernel/reader.ts';
import { type Area, type Neighbourhood, placeAt, placeCode } from '#modules/city/index.ts';
import { MapPicture, Section, Table, type Tone, Twin } from '#ui/index.ts';
import type { ListFrame } from './list-frame.ts';
import { type ListQuery, listAddress } from './list-query.ts';

interface Place {
  readonly code: string;
  readonly name: string;
  readonly proposals: number;
  readonly supports: number;
}

interface WhereProps {
  readonly r: Reader;
  readonly frame: ListFrame;
  readonly base: string;
}

/**
 * Proposals by district, as a map and as a table; by neighbourhood where one district was chosen and proposals of it name
 * theirs. Drawn once for each language while the frame is kept.
 */
export function WherePicture({ r, frame, base, query }: WhereProps & { query: Pick<ListQuery, 'district'> }) {
  const { counts, map, neighbourhoods } = frame;
  if (!counts || !map || map.areas.length === 0 || counts.byDistrict.size === 0) return null;
  const district = placeAt(frame, query.district)?.district;
  const inside = neighbourhoods.filter(({ districtId }) => districtId === district?.id);
  const isNear = district !== undefined && inside.some(({ id }) => counts.byNeighbourhood.has(id));
  const key = isNear ? `${r.language} ${district.code}` : r.language;
  let html = frame.drawn.get(key);
  if (html === undefined) {
    const drawn = isNear ? (
      <DrawnDistrict {...{ r, frame, base, district, inside }} />
    ) : (
      <Drawn {...{ r, frame, base }} />
    );
    html = renderToString(drawn);
    frame.drawn.set(key, html);
  }
  return <div class="wrap wrap--after" dangerouslySetInnerHTML={{ __html: html }} />;
}

function Drawn({ r, frame, base }: WhereProps) {
  const { t } = r;
  const places = placesOf(frame, r);
  const first = places.toSorted((a, b) => b.proposals - a.proposals)[0];
  const { areas, tones } = drawnAreas(r, frame.map?.areas ?? [], places, (code) =>
    listAddress(base, { district: code, step: frame.step.slug }),
  );
  const whole = frame.counts?.byDistrict.get(null);
  return (
    <Section
      id="where"
      title={t('proposals.where.title')}
      note={first && t('proposals.where.note', { district: first.name, n: first.proposals })}
    >
      <div class="stack">
        <MapPicture
          title={t('proposals.where.picture')}
          text={t('proposals.where.text', { date: r.date(r.now) })}
          label={t('proposals.where.label', { n: areas.length })}
          width={frame.map?.width ?? 1}
          height={frame.map?.height ?? 1}
          areas={areas}
          tones={tones}
        />
        <Twin summary={t('proposals.where.table')}>
          <PlacesTable
            {...{ r, frame, base, title: t('proposals.where.picture'), place: t('proposals.where.district') }}
            rows={whole ? [...places, { code: 'city', name: t('proposals.whole-city'), ...whole }] : places}
          />
        </Twin>
      </div>
    </Section>
  );
}

interface DistrictProps extends WhereProps {
  readonly district: Area;
  readonly inside: readonly Neighbourhood[];
}

/** One district from nearer. What names no neighbourhood of it is a row of its own: the rows sum up to the district. */
function DrawnDistrict({ r, frame, base, district, inside }: DistrictProps) {
  const { t } = r;
  const name = r.text(district.name);
  const all = frame.counts?.byDistrict.get(district.id) ?? NOTHING;
  const places = inside.map((area) => ({
    code: placeCode(district, area),
    name: r.text(area.name),
    ...(frame.counts?.byNeighbourhood.get(area.id) ?? NOTHING),
  }));
  const { areas, tones } = drawnAreas(r, inside, places, (code) =>
    listAddress(base, { district: code, step: frame.step.slug }),
  );
  const rest = {
    code: district.code,
    name: t('proposals.where.no-neighbourhood'),
    proposals: all.proposals - places.reduce((sum, place) => sum + place.proposals, 0),
    supports: all.supports - places.reduce((sum, place) => sum + place.supports, 0),
  };
  return (
    <Section
      id="where"
      title={t('proposals.where.title')}
      note={rest.proposals > 0 && t('proposals.where.note-near', { district: name, n: rest.proposals })}
    >
      <div class="stack">
        <MapPicture
          title={t('proposals.where.picture-near', { district: name })}
          text={t('proposals.where.text-near', { date: r.date(r.now) })}
          label={t('proposals.where.label-near', { district: name, n: areas.length })}
          width={frame.map?.width ?? 1}
          height={frame.map?.height ?? 1}
          areas={areas}
          tones={tones}
          near
        />
        <Twin summary={t('proposals.where.table')}>
          <PlacesTable
            {...{ r, frame, base, title: t('proposals.where.picture-near', { district: name }) }}
            place={t('proposals.where.neighbourhood')}
            rows={[...places, rest]}
          />
        </Twin>
      </div>
    </Section>
  );
}

const NOTHING = { proposals: 0, supports: 0 };

function drawnAreas(
  r: Reader,
  shapes: readonly Pick<Area, 'outline' | 'labelX' | 'labelY'>[],
  places: readonly Place[],
  address: (code: string) => string,
) {
  const bounds = quarters(places.map((place) => place.proposals));
  const toneOf = (n: number) => (bounds.findIndex((bound) => n <= bound) + 1 || 4) as Tone;
  const areas = shapes.flatMap(({ outline, labelX, labelY }, index) => {
    const place = places[index];
    if (!place) return [];
    const { code, name, proposals } = place;
    const drawn = { path: outline, x: labelX, y: labelY, name, value: r.number(proposals), tone: toneOf(proposals) };
    return [{ ...drawn, href: address(code) }];
  });
  return { areas, tones: tonesOf(r, bounds, Math.max(...places.map((place) => place.proposals))) };
}

interface TableProps extends WhereProps {
  readonly rows: readonly Place[];
  readonly title: string;
  /** What the first column holds. */
  readonly place: string;
}

function PlacesTable({ r, frame, rows, base, title, place }: TableProps) {
  const total = (key: 'proposals' | 'supports') => r.number(rows.reduce((sum, row) => sum + row[key], 0));
  const address = (code: string) => listAddress(base, { district: code, step: frame.step.slug });
  return (
    <Table
      label={title}
      rows={rows}
      columns={[
        {
          label: place,
          head: true,
          cell: (row) => <a href={address(row.code)}>{row.name}</a>,
        },
        { label: r.t('proposals.where.proposals'), num: true, cell: (row) => r.number(row.proposals) },
        { label: r.t('proposals.where.supports'), num: true, cell: (row) => r.number(row.supports) },
      ]}
      foot={[r.t('proposals.where.all'), total('proposals'), total('supports')]}
    />
  );
}

function placesOf({ map, counts }: ListFrame, r: Reader): Place[] {
  return (map?.areas ?? []).map((area) => {
    const { proposals, supports } = counts?.byDistrict.get(area.id) ?? NOTHING;
    return { code: area.code, name: r.text(area.name), proposals, supports };
  });
}

/** "3–4", "5–8", "14 or more": only tones that some district has. */
function tonesOf(r: Reader, bounds: readonly number[], most: number): { tone: Tone; label: string }[] {
  const last = bounds.at(-1) ?? 0;
  const ranges = bounds.map((bound, index) => ({
    from: index === 0 ? 0 : (bounds[index - 1] ?? 0) + 1,
    to: bound,
    tone: (index + 1) as Tone,
  }));
  const known = ranges.filter(({ from, to }) => from <= to);
  return [
    ...known.map(({ from, to, tone }) => ({
      tone,
      label: from === to ? r.number(to) : `${r.number(from)}–${r.number(to)}`,
    })),
    ...(most > last ? [{ tone: 4 as Tone, label: r.t('proposals.where.or-more', { n: last + 1 }) }] : []),
  ];
}

/** The bounds of the first three of four tones, each with about as many districts. */
function quarters(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((part) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0);
}
