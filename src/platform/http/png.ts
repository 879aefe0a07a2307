import { ShortMemory } from '#kernel/short-memory.ts';

const drawn = new ShortMemory<Promise<Uint8Array<ArrayBuffer>>>(100);

/**
 * A drawing without letters as PNG, at the size it says of itself: letters would hang on the fonts of the machine. The
 * same drawing asked for again is not drawn again.
 */
export function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  let png = drawn.get(svg);
  if (!png) {
    png = draw(svg);
    drawn.set(svg, png);
  }
  return png;
}

async function draw(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded at the first picture: a start without one is faster and smaller.
  const { default: sharp } = await import('sharp');
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer());
}
