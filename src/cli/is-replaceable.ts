import { stat } from 'node:fs/promises';

/** Nothing stands there yet, or a plain file does: not a pipe, a device or a folder, which a rename would put aside. */
export async function isReplaceable(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => null);
  return there === null || there.isFile();
}
