import type { Content } from './props.ts';

const ARCH = 'M0 48V21a21 21 0 0 1 42 0v27h-7.2l-3.6-10H10.8L7.2 48Zm12.8-15.6h16.4L21 9.6Z';

/** The arch: the small mark beside the city's name. Decoration: the name stands beside it. */
export function BrandMark() {
  return (
    <svg class="brand__mark" viewBox="0 0 42 48" aria-hidden="true">
      <path fill-rule="evenodd" d={ARCH} />
    </svg>
  );
}

/** Our name, large, with the lamp on. Closes the page. */
export function Wordmark() {
  return (
    <span class="wordmark" role="img" aria-label="Ateneu" lang="ca">
      <svg viewBox="0 0 42 48" aria-hidden="true">
        <path class="lamp" d="M10 35 21 6l11 29v13H10zM5 48l4-11h24l4 11z" />
        <path fill-rule="evenodd" d={ARCH} />
      </svg>
      <span aria-hidden="true">teneu</span>
    </span>
  );
}

interface Window {
  readonly x: number;
  /** Where its arch springs, and its sill. */
  readonly top: number;
  readonly sill: number;
}

const windowAt = (column: number, upper: boolean): Window => ({
  x: 30 + 48.5 * column,
  top: upper ? 62 : 142,
  sill: upper ? 104 : 170,
});

/** In the order in which they are lit: spread over the house. */
const WINDOWS: readonly Window[] = [
  ...[1, 4, 7].map((column) => windowAt(column, true)),
  ...[1, 7].map((column) => windowAt(column, false)),
  ...[2, 6, 0, 8, 3, 5].map((column) => windowAt(column, true)),
  ...[0, 8, 2, 6].map((column) => windowAt(column, false)),
];

/** The house of the home page: a lit window with a reader for each open thing (as many as fit), the door always lit. */
export function Facade({ lit, caption }: { lit: number; caption: Content }) {
  return (
    <figure>
      <svg class="facade" viewBox="0 0 480 190" aria-hidden="true">
        <path class="wall" d="M14 186V30H8V18h464v12h-6v156z" />
        {WINDOWS.map((window, index) => (
          <HouseWindow window={window} lit={index < lit} />
        ))}
        <path class="lamp" d="M207 186V153a33 33 0 0 1 66 0V186z" />
        <path class="wall" d="M237 119h6v67h-6z" />
        <path class="ground" d="M0 186h480v4H0z" />
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function HouseWindow({ window: { x, top, sill }, lit }: { window: Window; lit: boolean }) {
  const pane = `M${x} ${sill}V${top}a16 16 0 0 1 32 0V${sill}z`;
  if (!lit) return <path class="pane" d={pane} />;
  return (
    <>
      <path class="lamp" d={pane} />
      <circle class="wall" cx={x + 16} cy={sill - 23} r="6.5" />
      <path class="wall" d={`M${x + 4} ${sill}v-5a12 10 0 0 1 24 0v5z`} />
    </>
  );
}
