import type { Reader } from '#kernel/reader.ts';
import type { DrawnMap, Mark } from '../drawn-map.ts';
import { groupLetter, HEIGHT, hullAround, onPicture, type Point, peoplePerMark, WIDTH } from '../map-geometry.ts';

/** Where her own mark is put in: the picture itself is the same for everybody. */
export const YOU_HERE = '<!--you-->';

/**
 * Who thinks alike, as a picture: a mark for people who answered alike, a line and a shape for each group.
 * @param still nobody's own mark will stand in it
 */
export function MapFigure({ r, map, still }: { r: Reader; map: DrawnMap; still?: boolean }) {
  const { t } = r;
  const place = onPicture(map.marks);
  const drawn = map.marks.map((mark) => ({ ...mark, ...place(mark) }));
  const many = map.groups.length > 1;
  const sizes = map.groups.map(({ size }, group) =>
    t('conversation.map.group-people', { group: groupLetter(group), n: size }),
  );
  return (
    <figure class="picture">
      <figcaption>
        <b>{t('conversation.map.caption', { groups: map.groups.length, n: map.placed })}</b>
        {t('conversation.map.marks', { n: peoplePerMark(map.marks) })}
      </figcaption>
      <svg
        class="map"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('conversation.map.label', { sizes: r.list(sizes) })}
        direction="ltr"
      >
        {many &&
          map.groups.map((_, group) => (
            <Hull key={group} group={group} marks={drawn.filter((mark) => mark.group === group)} />
          ))}
        {drawn.map((mark, index) => (
          <MarkShape key={index} mark={mark} />
        ))}
        {!still && <g dangerouslySetInnerHTML={{ __html: YOU_HERE }} />}
        {many &&
          map.groups.map((group, index) => (
            <GroupLabel
              key={index}
              group={index}
              marks={drawn.filter((mark) => mark.group === index)}
              words={t('conversation.map.people', { n: group.size })}
            />
          ))}
      </svg>
      <ul class="key">
        {many &&
          map.groups.map((_, group) => (
            <li key={group}>
              <GroupSign group={group} />
              {t('conversation.groups.name', { group: groupLetter(group) })}
            </li>
          ))}
        {!still && (
          <li>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <circle class="you" cx="10" cy="10" r="7" />
            </svg>
            {t('conversation.map.you-key')}
          </li>
        )}
      </ul>
    </figure>
  );
}

/** Her own mark, seen only by her. */
export function youMark(map: DrawnMap, at: Point, words: string): string {
  const { x, y } = onPicture(map.marks)(at);
  const end = x > WIDTH - 120;
  const text = `<text class="map__label${end ? ' map__label--end' : ''}" x="${end ? x - 16 : x + 16}" y="${y + 6}">${words}</text>`;
  return `<circle class="you" cx="${x}" cy="${y}" r="9"/>${text}`;
}

function Hull({ group, marks }: { group: number; marks: readonly Point[] }) {
  if (marks.length === 0) return null;
  const line = hullAround(marks, 14).map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`);
  return <path class={`hull ${classOf(group)}`} d={`M${line.join('L')}Z`} />;
}

function GroupLabel({ group, marks, words }: { group: number; marks: readonly Point[]; words: string }) {
  if (marks.length === 0) return null;
  const middle = marks.reduce((sum, { x }) => sum + x, 0) / marks.length;
  const top = Math.min(...marks.map(({ y }) => y));
  const bottom = Math.max(...marks.map(({ y }) => y));
  // Away from the middle of the picture, where the other groups are.
  const above = (top + bottom) / 2 <= HEIGHT / 2 && top > 48;
  const y = above ? top - 24 : Math.min(bottom + 40, HEIGHT - 8);
  const side = middle > WIDTH * 0.66 ? ' map__label--end' : '';
  const x = Math.round(side ? Math.min(middle + 60, WIDTH - 8) : Math.max(middle - 40, 8));
  return (
    <text class={`map__label${side} t${'abcde'[group]}`} x={x} y={Math.round(y)}>
      {groupLetter(group)} <tspan>{words}</tspan>
    </text>
  );
}

/** Colour and shape together: A circle, B square, C triangle, D diamond, E cross. */
function MarkShape({ mark }: { mark: Mark }) {
  const { x, y, group, people } = mark;
  const size = Math.min(11, 3.4 + 1.5 * Math.sqrt(people));
  return <ShapeAt group={group} x={x} y={y} size={size} />;
}

function ShapeAt({ group, x, y, size }: { group: number; x: number; y: number; size: number }) {
  const name = classOf(group);
  const s = Math.round(size * 10) / 10;
  if (group === 0) return <circle class={name} cx={x} cy={y} r={s} />;
  if (group === 1) return <rect class={name} x={round(x - s)} y={round(y - s)} width={2 * s} height={2 * s} />;
  if (group === 2)
    return (
      <path class={name} d={`M${x} ${round(y - 1.2 * s)}l${round(1.2 * s)} ${round(2 * s)}h${round(-2.4 * s)}z`} />
    );
  if (group === 3)
    return (
      <path
        class={name}
        d={`M${x} ${round(y - 1.3 * s)}l${round(1.3 * s)} ${round(1.3 * s)}l${round(-1.3 * s)} ${round(1.3 * s)}l${round(-1.3 * s)} ${round(-1.3 * s)}z`}
      />
    );
  const [a, b] = [round(0.45 * s), round(1.2 * s)];
  return (
    <path
      class={name}
      d={`M${round(x - a)} ${round(y - b)}h${2 * a}v${round(b - a)}h${round(b - a)}v${2 * a}h${round(a - b)}v${round(b - a)}h${-2 * a}v${round(a - b)}h${round(a - b)}v${-2 * a}h${round(b - a)}z`}
    />
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
const classOf = (group: number) => `g${'abcde'[group] ?? 'e'}`;

/** The sign of a group, beside its name. */
export function GroupSign({ group }: { group: number }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <ShapeAt group={group} x={10} y={10} size={7} />
    </svg>
  );
}
