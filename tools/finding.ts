import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a check found: where, and a sentence that says what to do. */
export interface Finding {
  readonly path: string;
  readonly line?: number;
  readonly says: string;
}

export type Check = (root: string) => readonly Finding[] | Promise<readonly Finding[]>;

/** Runs the check when its file is the one Node was started with: `node tools/check-words.ts [root]`. */
export async function runAsScript(moduleUrl: string, check: Check): Promise<void> {
  if (process.argv[1] === undefined || resolve(process.argv[1]) !== fileURLToPath(moduleUrl)) return;
  const findings = await found(check, resolve(process.argv[2] ?? '.'));
  for (const { path, line, says } of findings) console.log(`${path}${line === undefined ? '' : `:${line}`} ${says}`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}

/** A check that cannot even look has found something. */
async function found(check: Check, root: string): Promise<readonly Finding[]> {
  try {
    return await check(root);
  } catch (fault) {
    return [{ path: '.', says: fault instanceof Error ? fault.message : String(fault) }];
  }
}
