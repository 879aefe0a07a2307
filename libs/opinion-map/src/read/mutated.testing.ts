import { drawsFrom } from '../draws.ts';

const PIECES = [
  '',
  ',',
  '"',
  '""',
  '\n',
  '\r\n',
  '-',
  '0',
  '1',
  '-1',
  '9',
  '[',
  ']',
  '{',
  '}',
  ':',
  'null',
  '\\',
  'é',
  '\u0000',
  '1e9',
];

/** Texts with one to four places cut, doubled or overwritten; the same ones each time. */
export function* mutated(text: string, times: number): Generator<string> {
  const draw = drawsFrom(times);
  const upTo = (limit: number) => Math.floor(draw() * limit);
  for (let time = 0; time < times; time += 1) {
    let result = text;
    for (let change = upTo(4); change >= 0; change -= 1) {
      const at = upTo(result.length + 1);
      const length = upTo(draw() < 0.8 ? 4 : 60);
      const piece = draw() < 0.3 ? result.slice(at, at + length) : (PIECES[upTo(PIECES.length)] as string);
      result = result.slice(0, at) + piece + result.slice(draw() < 0.5 ? at : at + length);
    }
    yield result;
  }
}
