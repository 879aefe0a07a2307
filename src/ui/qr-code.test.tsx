import jsqr from 'jsqr';
import { renderToString } from 'preact-render-to-string';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { QrCode, qrFile } from './qr-code.tsx';
import { qrMatrix, qrPath } from './qr-matrix.ts';

/** The package is CommonJS: its function is the default of its default. */
const decode = jsqr.default;

/** What another program reads in the picture, drawn as a phone sees it. */
async function readIn(svg: string, { light = '#fff' } = {}): Promise<string | null> {
  const picture = sharp(Buffer.from(svg), { density: 300 }).resize(600, 600, { fit: 'contain', background: light });
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return decode(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}

const drawn = (text: string) =>
  renderToString(<QrCode text={text} label="x" />).replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');

const TEXTS = [
  'https://participa.vallserena.example/s/k7d4x',
  'http://localhost:3102/s/places-2026',
  `otpauth://totp/Vallserena%3Aadmin%40vallserena.example?secret=${'JBSWY3DPEHPK3PXP'.repeat(2)}&issuer=Vallserena`,
  'Ñandú, plaça i العربية',
];

describe('another program reads exactly what was written', () => {
  test.each(TEXTS)('%s', async (text) => {
    expect(await readIn(drawn(text))).toBe(text);
    expect(await readIn(qrFile(text))).toBe(text);
    expect(await readIn(qrFile(text, 8, 'medium'))).toBe(text);
  });
});

test('a code with other modules is not read as the same', async () => {
  const [text = ''] = TEXTS;
  const other = qrFile('https://participa.vallserena.example/s/k7d4y');
  expect(await readIn(other)).not.toBe(text);
  // A third of the rows wiped out is more than the correction holds.
  const matrix = qrMatrix(text).map((row, y) => (y > 9 && y < 22 ? row.map(() => true) : row));
  const broken = qrFile(text).replace(/ d="[^"]+"/, ` d="${qrPath(matrix, 4)}"`);
  expect(broken).not.toBe(qrFile(text));
  expect(await readIn(broken)).toBeNull();
});

test('dirt on a corner of the paper is forgiven', async () => {
  const [text = ''] = TEXTS;
  const matrix = qrMatrix(text).map((row, y) => row.map((dark, x) => (x > 14 && x < 20 && y > 14 && y < 20) || dark));
  expect(await readIn(qrFile(text).replace(/ d="[^"]+"/, ` d="${qrPath(matrix, 4)}"`))).toBe(text);
});

test('it is a picture with a name, dark on light whatever the scheme, with four light modules around', () => {
  const html = renderToString(
    <QrCode text="https://a.example/s/k7d4x" label="QR code that leads to a.example/s/k7d4x" />,
  );
  expect(html).toContain('role="img"');
  expect(html).toContain('aria-label="QR code that leads to a.example/s/k7d4x"');
  expect(html).toContain('fill="#fff"');
  expect(html).toContain('fill="#000"');
  expect(html).not.toMatch(/style=|currentColor|var\(/);
  const side = qrMatrix('https://a.example/s/k7d4x').length;
  expect(html).toContain(`viewBox="0 0 ${side + 8} ${side + 8}"`);
  expect(html).toContain('d="M4 4h7v1h-7z');
});
