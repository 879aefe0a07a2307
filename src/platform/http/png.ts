/** A drawing without letters as PNG, at the size it says of itself. Letters would hang on the fonts of the machine. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded at the first picture: a start without one is faster and smaller.
  const { default: sharp } = await import('sharp');
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer());
}
