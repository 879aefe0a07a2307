import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProcess, published, setTerms } from '#modules/participation/proposals/testing.ts';
import { type TestHouse, testHouse } from './testing.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

it('an app for codes takes the secret from the code on the page', async () => {
  const person = await house.enter();
  const page = await (await house.get('/account/app', person)).text();
  const uri = /href="(otpauth:[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? 'no link';
  const [code = ''] = /<svg class="qr".*?<\/svg>/s.exec(page) ?? [];
  expect(uri).toMatch(/^otpauth:\/\/totp\/.+secret=[A-Z2-7]{16,}/);
  expect(await readIn(code.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" '))).toBe(uri);
});

it('a form on paper says where the same is done on a screen', async () => {
  const process = await openProcess(house.ctx);
  await published(house.ctx, process);
  await setTerms(house.ctx, process, { level: 'verified' });
  const assistant = await house.enter({ roles: [{ role: 'assistant', processId: null }] });
  const sent = await house.post(`/manage/paper/${process.stepId}/print`, { howMany: '2' }, assistant);
  const codes = await codesIn(Buffer.from(await sent.arrayBuffer()));
  const where = `${house.platform.origin}/processes/${process.slug}`;
  expect(codes).toEqual([where, where]);
});

it('a letter with a code says where it is typed, and never the code itself', async () => {
  const administrator = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
  const lines = 'DNI,Nom,Adreça,Població\n12345678Z,Núria Estany,"C/ Major, 3",08001 Vallserena\n';
  const file = new File([lines], 'addresses.csv', { type: 'text/csv' });
  const sent = await house.post('/manage/verification/letters', { file }, administrator);
  expect(sent.headers.get('content-type')).toBe('application/pdf');
  expect(await codesIn(Buffer.from(await sent.arrayBuffer()))).toEqual([`${house.platform.origin}/verify/letter`]);
});

it('a picture with one row of modules too few is not read as the same', async () => {
  const person = await house.enter();
  const page = await (await house.get('/account/app', person)).text();
  const [code = ''] = /<svg class="qr".*?<\/svg>/s.exec(page) ?? [];
  const whole = code.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
  // Every box of a row is moved down: the finder patterns are no squares any more.
  const broken = whole.replaceAll(/M(\d+) (\d+)h/g, (_, x, y) => `M${x} ${Number(y) > 9 ? Number(y) + 3 : y}h`);
  expect(broken).not.toBe(whole);
  expect(await readIn(whole)).not.toBeNull();
  expect(await readIn(broken)).toBeNull();
});

/** What another program reads in each code of a PDF, in the order of its pages. */
async function codesIn(pdf: Buffer): Promise<(string | null)[]> {
  const codes: (string | null)[] = [];
  for (const content of streamsOf(pdf)) {
    for (const [, side = '', shape = ''] of content.matchAll(
      /\n0 0 ([\d.]+) [\d.]+ re\n[^\n]*\n?[^\n]*\nf\n((?:-?[\d.]+ -?[\d.]+ [ml]\n|h\n)+)/g,
    )) {
      const path = shape
        .replaceAll(/(\S+ \S+) m\n/g, 'M$1 ')
        .replaceAll(/(\S+ \S+) l\n/g, 'L$1 ')
        .replaceAll('h\n', 'Z ');
      const box = `viewBox="0 0 ${side} ${side}" width="${side}" height="${side}"`;
      codes.push(
        await readIn(
          `<svg xmlns="http://www.w3.org/2000/svg" ${box}><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}"/></svg>`,
        ),
      );
    }
  }
  return codes;
}

function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    try {
      streams.push(inflateSync(pdf.subarray(at + 7)).toString('latin1'));
    } catch {
      // Not a packed stream, or the end of one.
    }
  }
  return streams;
}

async function readIn(svg: string): Promise<string | null> {
  const picture = sharp(Buffer.from(svg), { density: 300 }).resize(700, 700, { fit: 'contain', background: '#fff' });
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}
