import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cleanPicture } from './pictures.ts';

test('a photograph loses the place where it was taken, and anything else hidden in it', async () => {
  const photograph = await picture(2000, 1000)
    .withExif({
      IFD0: { Make: 'SecretCamera', Artist: 'Aina Puig' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 23/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '2/1 10/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretXmp</x:xmpmeta>')
    .jpeg()
    .toBuffer();
  expect((await sharp(photograph).metadata()).exif?.toString('latin1')).toContain('SecretCamera');
  const clean = await cleaned(photograph);
  for (const { bytes } of [clean.large, clean.small]) {
    const { exif, xmp, iptc, orientation, format } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc, orientation, format }).toEqual({ format: 'webp' });
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Secret|Aina/);
  }
});

test('it is 1600 px at most, with a small one of 480 px, and never enlarged', async () => {
  const wide = await cleaned(await picture(3200, 1600).jpeg().toBuffer());
  expect(wide.large).toMatchObject({ width: 1600, height: 800 });
  expect(wide.small).toMatchObject({ width: 480, height: 240 });
  const tiny = await cleaned(await picture(40, 20).png().toBuffer());
  expect(tiny.large).toMatchObject({ width: 40, height: 20 });
});

test('a picture taken with the telephone turned stands upright', async () => {
  const turned = await picture(300, 100).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect((await cleaned(turned)).large).toMatchObject({ width: 100, height: 300 });
});

test('WebP and AVIF are taken too', async () => {
  expect((await cleaned(await picture(10, 10).webp().toBuffer())).large.width).toBe(10);
  expect((await cleaned(await picture(16, 16).avif().toBuffer())).large.width).toBe(16);
});

test('what is not a picture is refused whatever it is called', async () => {
  expect(await code(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))).toBe(
    'picture-kind',
  );
  expect(await code(await picture(10, 10).gif().toBuffer())).toBe('picture-kind');
  expect(await code(Buffer.alloc(0))).toBe('file-empty');
  expect(await code(Buffer.alloc(11 * 1024 * 1024))).toBe('file-too-large');
});

test('a picture cut in half is refused', async () => {
  const whole = await picture(400, 400).jpeg().toBuffer();
  expect(await code(whole.subarray(0, whole.length / 2))).toBe('picture-unreadable');
});

test('a small file that unpacks to too many pixels is refused', async () => {
  const bomb = await picture(1, 1).png().toBuffer();
  // 9000 × 9000 in its header (PNG §11.2.1), with the checksum to match.
  bomb.writeUInt32BE(9000, 16);
  bomb.writeUInt32BE(9000, 20);
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  expect((await sharp(bomb, { limitInputPixels: false }).metadata()).width).toBe(9000);
  expect(await code(bomb)).toBe('picture-unreadable');
});

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#285' } });
}

async function cleaned(bytes: Uint8Array) {
  const result = await cleanPicture(bytes);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

async function code(bytes: Uint8Array): Promise<string> {
  const result = await cleanPicture(bytes);
  return result.ok ? 'accepted' : result.code;
}
