import { renderToString } from 'preact-render-to-string';
import type { Reader } from '#kernel/reader.ts';
import { MapPicture, Section, Table, type Tone, Twin } from '#ui/index.ts';
import type { ListFrame } from './list-frame.ts';
import { listAddress } from './list-query.ts';

interface Place {
  readonly code: string;
  readonly name: string;
  readonly proposals: number;
  readonly supports: number;
}

/** Proposals by district, as a map and as a table. Drawn once for each language while the frame is kept. */
export function WherePicture({ r, frame, base }: { r: Reader; frame: ListFrame; base: string }) {
  const { counts, map } = frame;
  if (!counts || !map || map.areas.length === 0 || counts.byDistrict.size === 0) return null;
  let html = frame.drawn.get(r.language);
  if (html === undefined) {
    html = renderToString(<Drawn r={r} frame={frame} base={base} />);
    frame.drawn.set(r.language, html);
  }
  return <div class="wrap wrap--after" dangerouslySetInnerHTML={{ __html: html }} />;
}

function Drawn({ r, frame, base }: { r: Reader; frame: ListFrame; base: string }) {
  const { t } = r;
  const places = placesOf(frame, r);
  const bounds = quarters(places.map((place) => place.proposals));
  const toneOf = (n: number) => (bounds.findIndex((bound) => n <= bound) + 1 || 4) as Tone;
  const first = places.toSorted((a, b) => b.proposals - a.proposals)[0];
  const areas = (frame.map?.areas ?? []).map((area, index) => {
    const n = places[index]?.proposals ?? 0;
    const href = listAddress(base, { district: area.code, step: frame.step.slug });
    return {
      path: area.outline,
      x: area.labelX,
      y: area.labelY,
      name: r.text(area.name),
      value: r.number(n),
      tone: toneOf(n),
      href,
    };
  });
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
          tones={tonesOf(r, bounds)}
        />
        <Twin summary={t('proposals.where.table')}>
          <PlacesTable r={r} frame={frame} places={places} base={base} />
        </Twin>
      </div>
    </Section>
  );
}

function PlacesTable(props: { r: Reader; frame: ListFrame; places: readonly Place[]; base: string }) {
  const { r, frame, places, base } = props;
  const whole = frame.counts?.byDistrict.get(null);
  const rows = whole ? [...places, { code: 'city', name: r.t('proposals.whole-city'), ...whole }] : places;
  const total = (key: 'proposals' | 'supports') => r.number(rows.reduce((sum, row) => sum + row[key], 0));
  const address = (code: string) => listAddress(base, { district: code, step: frame.step.slug });
  return (
    <Table
      label={r.t('proposals.where.picture')}
      rows={rows}
      columns={[
        {
          label: r.t('proposals.where.district'),
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
    const { proposals, supports } = counts?.byDistrict.get(area.id) ?? { proposals: 0, supports: 0 };
    return { code: area.code, name: r.text(area.name), proposals, supports };
  });
}

/** "3–4", "5–8", "14 or more": only tones that some district has. */
function tonesOf(r: Reader, bounds: readonly number[]): { tone: Tone; label: string }[] {
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
    { tone: 4 as Tone, label: r.t('proposals.where.or-more', { n: last + 1 }) },
  ];
}

/** The bounds of the first three of four tones, each with about as many districts. */
function quarters(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((part) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0);
}
