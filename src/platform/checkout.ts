import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of Ateneu's own package.json. Code runs from src/ and, bundled, from dist/: both lie under it. */
export const CHECKOUT = findCheckout(path.dirname(fileURLToPath(import.meta.url)));

export function findCheckout(from: string): string {
  for (let dir = from; ; dir = path.dirname(dir)) {
    if (isCheckout(dir)) return dir;
    if (dir === path.dirname(dir)) throw new Error(`No package.json named "ateneu" in ${from} or above it`);
  }
}

function isCheckout(dir: string): boolean {
  const file = path.join(dir, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'ateneu';
}
