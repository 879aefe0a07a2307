import { globSync, readFileSync } from 'node:fs';
import type { OpenCity } from './city.ts';

/** The database and the program end at once, without a goodbye. */
export async function cutThePower(city: OpenCity): Promise<void> {
  const [file] = globSync('**/postmaster.pid', { cwd: city.stateDir }).map((path) => `${city.stateDir}/${path}`);
  const database = Number(file && readFileSync(file, 'utf8').split('\n')[0]);
  if (database > 1) process.kill(database, 'SIGKILL');
  await city.cut();
}

/** @returns the cookie of somebody of the demo city: `admin` */
export async function enter(city: OpenCity, name: string): Promise<string> {
  const answer = await press(city, '', '/sign-in/demo', { email: `${name}@vallserena.example` });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export function press(
  city: OpenCity,
  cookie: string,
  path: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(city.origin + path, {
    method: 'POST',
    headers: { cookie, origin: city.origin, ...headers },
    body: new URLSearchParams(fields),
    redirect: 'manual',
    signal: AbortSignal.timeout(15_000),
  });
}
