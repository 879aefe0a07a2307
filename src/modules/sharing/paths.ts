/** Parts of the city's addresses, for patterns. */
export const SLUG = '([a-z0-9]+(?:-[a-z0-9]+)*)';
export const NUMBER = '([1-9][0-9]{0,8})';

export function at(path: string): RegExp {
  return new RegExp(`^${path}$`);
}
