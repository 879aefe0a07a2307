import encodeQR from 'qr';

/** How much of it may be lost: 15 % of the code, or 25 % where paper gets dirty. */
export type Correction = 'medium' | 'quartile';
/** Rows of modules; true is dark. Without the quiet zone. */
export type QrMatrix = readonly (readonly boolean[])[];

/** A QR code (ISO/IEC 18004) of the smallest version that holds the text. */
export function qrMatrix(text: string, correction: Correction = 'quartile'): QrMatrix {
  // The encoder draws a border of at least one: the quiet zone is whoever's who draws the code.
  const bordered = encodeQR(text, 'raw', { ecc: correction, border: 1 });
  return bordered.slice(1, -1).map((row) => row.slice(1, -1));
}

/** SVG path data: each run of dark modules in a row is one box. */
export function qrPath(matrix: QrMatrix, at = 0): string {
  let path = '';
  for (const [y, row] of matrix.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const begin = x;
      while (row[x + 1]) x += 1;
      const width = x - begin + 1;
      path += `M${begin + at} ${y + at}h${width}v1h-${width}z`;
    }
  }
  return path;
}
