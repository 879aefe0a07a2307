import { type Correction, qrMatrix, qrPath } from './qr-matrix.ts';

/** Light modules all around: four, as ISO/IEC 18004 asks. */
const QUIET = 4;

export interface QrCodeProps {
  /** What a phone reads. */
  readonly text: string;
  /** The same for whoever does not see it: where it leads, in words. */
  readonly label: string;
  readonly correction?: Correction;
  /** On paper it is read from farther away. */
  readonly big?: boolean;
}

/** Dark on light in the dark scheme too: many phones read nothing else. Its text stands beside it, too. */
export function QrCode({ text, label, correction, big }: QrCodeProps) {
  const { side, path } = qrShape(text, correction);
  return (
    <svg
      class={big ? 'qr qr--big' : 'qr'}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** The same as a file of its own; each module is `scale` pixels wide. */
export function qrFile(text: string, scale = 16, correction?: Correction): string {
  const { side, path } = qrShape(text, correction);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side * scale}" height="${side * scale}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>\n`;
}

/** For other ways to draw: its dark modules as SVG path data inside a square of `side` modules, quiet zone and all. */
export function qrShape(text: string, correction?: Correction): { readonly side: number; readonly path: string } {
  const matrix = qrMatrix(text, correction);
  return { side: matrix.length + 2 * QUIET, path: qrPath(matrix, QUIET) };
}
