import { UsageError } from './command.ts';

/** The value of an option that takes one of a few. @throws UsageError */
export function oneOf<Value extends string>(values: readonly Value[], given: string, option: string): Value {
  const found = values.find((value) => value === given);
  if (found === undefined) throw new UsageError(`${option} is one of ${values.join(', ')}.`);
  return found;
}
