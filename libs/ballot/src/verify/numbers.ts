import { Fields, type Json } from '../archive/canonical-json.ts';
import type { Group } from '../group.ts';
import { numberBelow } from '../make/prove.ts';
import type { Answered } from './statements.ts';

/** A number is not below the order, or a point not in the group: check 6. */
export class NotInGroup extends Error {}

/** A list is longer or shorter than the election asks for: check 13. */
export class WrongLength extends Error {}

/** `{challenge, response}`. @throws NotCanonical, NotInGroup */
export function answered<P>(group: Group<P>, value: Json | undefined, path: string): Answered {
  const fields = new Fields(value, path);
  const [c, z] = ['challenge', 'response'].map((name) => {
    const number = numberBelow(group, fields.text(name));
    if (number === undefined)
      throw new NotInGroup(`${path}.${name} is no decimal number below the order of the group.`);
    return number;
  }) as [bigint, bigint];
  fields.end();
  return { c, z };
}

/** @throws NotInGroup */
export function pointOf<P>(group: Group<P>, text: string, what: string): P {
  const point = group.decode(text);
  if (point === undefined) throw new NotInGroup(`${what} is no element of the group.`);
  return point;
}

export function lengthOf(list: readonly Json[], length: number, path: string): readonly Json[] {
  if (list.length !== length) throw new WrongLength(`${path} has ${list.length} entries instead of ${length}.`);
  return list;
}
