import { boxOf, roomAt } from './map-room.ts';
import { type Content, classes } from './props.ts';

export type Tone = 1 | 2 | 3 | 4;

export interface MapArea {
  /** SVG path data in the map's own units. Absolute M, L, Z: then the names that do not fit on a phone are left out. */
  readonly path: string;
  /** Where its number and name stand. */
  readonly x: number;
  readonly y: number;
  readonly name: string;
  /** The number, written for the reader. */
  readonly value?: string;
  readonly tone: Tone;
  readonly href?: string;
  /** The area that is chosen now. */
  readonly current?: boolean;
}

export interface MapPictureProps {
  /** The finding. */
  readonly title: Content;
  /** What is counted, when, and what a choice does. */
  readonly text?: Content;
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** Size of the map's own units. */
  readonly width: number;
  readonly height: number;
  readonly areas: readonly MapArea[];
  /** Only what the areas fill, from nearer. */
  readonly near?: boolean;
  readonly tones?: readonly { readonly tone: Tone; readonly label: string }[];
  /** Lines of water: path data. */
  readonly water?: readonly string[];
}

/** Letters are sized for a picture this wide; every map is brought to it. */
const WIDTH = 652;

/** Areas of a city with a number in each. Put its table in a `Twin` after it. */
export function MapPicture(props: MapPictureProps) {
  const window = windowOf(props);
  const scale = WIDTH / window.width;
  const height = Math.round(window.height * scale);
  const linked = props.areas.some((area) => area.href);
  return (
    <figure class="picture">
      <figcaption>
        <b>{props.title}</b>
        {props.text}
      </figcaption>
      <svg class="map" viewBox={`0 0 ${WIDTH} ${height}`} role={linked ? 'group' : 'img'} aria-label={props.label}>
        {props.areas.map((area) => (
          <Area area={area} at={{ ...window, scale }} />
        ))}
        {props.water?.map((path) => (
          <path class="map__water" d={path} transform={moved({ ...window, scale })} />
        ))}
      </svg>
      {props.tones && <MapKey tones={props.tones} />}
    </figure>
  );
}

interface Window {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As much of the map as is shown; a tall piece is given room at its sides, so that it stays as high as the map. */
function windowOf({ near, areas, width, height }: MapPictureProps): Window {
  const box = near ? boxOf(areas.map(({ path }) => path)) : null;
  if (!box) return { x: 0, y: 0, width, height };
  const wide = Math.max(box.width, (box.height * width) / height);
  return { ...box, x: box.x - (wide - box.width) / 2, width: wide };
}

type Scaling = Window & { readonly scale: number };

function Area({ area, at }: { area: MapArea; at: Scaling }) {
  const room = roomAt(area.path, area.x, area.y) * at.scale;
  const x = Math.round((area.x - at.x) * at.scale);
  const y = Math.round((area.y - at.y) * at.scale);
  const ink = area.tone === 4 && 'on-dark';
  const drawn = (
    <>
      <path class={`map__area tone-${area.tone}`} d={area.path} transform={moved(at)} />
      {area.value !== undefined && (
        <text class={classes(ink)} x={x} y={y}>
          {area.value}
        </text>
      )}{' '}
      <text class={classes('map__name', ink, narrow(area.name, room))} x={x} y={area.value === undefined ? y : y + 17}>
        {area.name}
      </text>
    </>
  );
  if (!area.href) return <g>{drawn}</g>;
  return (
    <a
      href={area.href}
      aria-label={[area.value, area.name].filter(Boolean).join(' ')}
      aria-current={area.current ? 'true' : undefined}
    >
      {drawn}
    </a>
  );
}

function MapKey({ tones }: { tones: NonNullable<MapPictureProps['tones']> }) {
  return (
    <ul class="key">
      {tones.map(({ tone, label }) => (
        <li>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <rect class={`tone-${tone}`} width="20" height="20" />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** A letter is about half as wide as it is tall: 13 units on a wide screen, 24 on a phone. */
function narrow(name: string, room: number): string | false {
  if (room === 0 || name.length * 12.5 <= room) return false;
  return name.length * 6.5 <= room * 1.15 ? 'map__name--wide' : 'map__name--none';
}

function moved({ x, y, scale }: Scaling): string | undefined {
  const round = (n: number) => Math.round(n * 1e6) / 1e6;
  const parts = [
    scale !== 1 && `scale(${round(scale)})`,
    (x !== 0 || y !== 0) && `translate(${round(-x)} ${round(-y)})`,
  ];
  return parts.filter(Boolean).join(' ') || undefined;
}
