import { isList, isText, type Json } from '../archive/canonical-json.ts';
import type { Group } from '../group.ts';
import type { Findings } from './checks.ts';

/** Who may vote: the weight of each public credential. */
export interface Credentials {
  readonly weights: ReadonlyMap<string, number>;
  readonly totalWeight: number;
}

const AT_ONCE = 4096;

/** Checks 6 and 8. @param census how many persons, or votes where there are weights, there may be at most @throws NotCanonical */
export function checkCredentials<P>(
  group: Group<P>,
  value: Json,
  census: number | undefined,
  findings: Findings,
): Credentials {
  const weights = new Map<string, number>();
  let totalWeight = 0;
  const published = isList(value, 'the list of credentials').map((line) => isText(line, 'a credential'));
  for (const [at, line] of published.entries()) {
    const [credential = '', weight = '1', ...more] = line.split(',');
    const number = Number(weight);
    // Release 2.0 of the tool makes elections with voters of weight 0: they vote, and it changes nothing.
    const sound = more.length === 0 && /^(0|[1-9][0-9]*)$/.test(weight) && Number.isSafeInteger(number);
    if (!sound) findings.fail(8, `The weight of credential ${at + 1} is no whole number.`);
    if (weights.has(credential)) findings.fail(8, `Credential ${at + 1} is listed twice.`);
    weights.set(credential, sound ? number : 1);
    totalWeight += sound ? number : 1;
  }
  if (!Number.isSafeInteger(totalWeight)) findings.fail(8, 'The weights add up to more than can be counted.');
  checkPoints(group, [...weights.keys()], findings);
  const counted = `${published.length} credentials, all distinct, of total weight ${totalWeight}`;
  if (census === undefined) findings.leaveOpen(8, `${counted}; no census was given to compare with.`);
  else if (totalWeight > census) findings.fail(8, `${counted}, but the census has ${census}.`);
  else findings.pass(8, `${counted}; the census has ${census}.`);
  return { weights, totalWeight };
}

function checkPoints<P>(group: Group<P>, credentials: readonly string[], findings: Findings): void {
  for (let from = 0; from < credentials.length; from += AT_ONCE)
    for (const [at, point] of group.decodeAll(credentials.slice(from, from + AT_ONCE)).entries())
      if (point === undefined) findings.fail(6, `Credential ${from + at + 1} is no element of the group.`);
      else if (group.equal(point, group.identity))
        findings.fail(8, `Credential ${from + at + 1} is the identity: anybody could sign with it.`);
}
