import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, NotJsonError } from './canonical-json.ts';

describe('RFC 8785', () => {
  test('the sample of §3.2.2 is written as §3.2.3 shows it', () => {
    const sample = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('names are sorted by UTF-16 code unit, as in §3.2.3', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(sample).replaceAll('"1":', '"one":')))).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('the double %s of appendix B is written %s', (bits, text) => {
    expect(canonicalJson(doubleOf(bits))).toBe(text);
  });

  test.each(['7fffffffffffffff', '7ff0000000000000'])('the double %s of appendix B is refused', (bits) => {
    expect(() => canonicalJson(doubleOf(bits))).toThrow(NotJsonError);
  });
});

describe('what JSON cannot say', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;

  test.each<[string, unknown, string]>([
    ['undefined', { cost: undefined }, '$.cost is undefined'],
    ['a function', [() => 1], '$[0] is a function'],
    ['a bigint', { seq: 1n }, '$.seq is a bigint'],
    ['a symbol', { seq: Symbol('one') }, '$.seq is a symbol'],
    ['a symbol for a name', { [Symbol('one')]: 1 }, '$ is an object with a symbol for a name'],
    ['a date', { at: new Date(0) }, '$.at is an instance of Date'],
    ['a map', { counts: new Map() }, '$.counts is an instance of Map'],
    ['a hole in a list', { counts: new Array(2) }, '$.counts[0] is undefined'],
    ['not a number', { payload: { costs: [1, 2, Number.NaN] } }, '$.payload.costs[2] is NaN'],
    ['half a character', { title: '\ud83d' }, '$.title is a string with a lone surrogate'],
    ['half a character in a name', { '\ude00': 1 }, 'is a string with a lone surrogate'],
    ['a cycle', cycle, 'nested more than 64 deep'],
  ])('%s is refused with its place', (_name, value, message) => {
    expect(() => canonicalJson(value)).toThrow(NotJsonError);
    expect(() => canonicalJson(value)).toThrow(message);
  });
});

describe('any JSON value', () => {
  const json = fc.jsonValue().filter((value) => JSON.stringify(value).isWellFormed());

  test('means the same after being written', () => {
    fc.assert(fc.property(json, (value) => void expect(JSON.parse(canonicalJson(value))).toEqual(noMinusZero(value))));
  });

  test('has one text, whatever the order of its names', () => {
    fc.assert(fc.property(json, (value) => canonicalJson(reversed(value)) === canonicalJson(value)));
  });
});

function doubleOf(bits: string): number {
  return new DataView(new BigUint64Array([BigInt(`0x${bits}`)]).buffer).getFloat64(0, true);
}

function noMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).reverse();
  return Object.fromEntries(members.map(([name, member]) => [name, reversed(member)]));
}
