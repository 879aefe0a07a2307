import type { Hono } from 'hono';
import type { RoleGrant } from '#kernel/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { grantRole, seedPeople, startSession } from '#modules/identity/index.ts';
import { notificationJobs } from '#modules/notifications/index.ts';
import { changeSettings, NOTHING_HELD } from '#modules/participation/moderation/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { createMetrics } from '#platform/metrics.ts';
import { type TestPlatform, type TestPlatformOptions, testPlatform } from '#platform/testing.ts';
import { declaredTables } from './declared-tables.ts';
import { putAppTogether } from './put-app-together.ts';
import type { Watch } from './watch-routes.ts';
import { wireEvents } from './wire-events.ts';

/** A signed-in browser: its cookie and the actor behind it. */
export interface Visitor {
  readonly personId: PersonId;
  readonly email: string;
  readonly cookie: string;
  /** The same person as use cases see her. */
  readonly ctx: Ctx;
}

export interface TestHouse extends TestPlatform {
  readonly app: Hono<Env>;
  /** Acts for the city. */
  readonly city: Ctx;
  /** Someone with an account, signed in. */
  enter(options?: {
    roles?: readonly RoleGrant[];
    displayName?: string;
    email?: string;
    language?: Language;
    /** A passkey was used in her session; staff do so unless said otherwise. */
    proven?: boolean;
  }): Promise<Visitor>;
  get(path: string, as?: Visitor, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form as a browser on our own pages does. */
  post(
    path: string,
    fields: Record<string, string | readonly string[] | File>,
    as?: Visitor,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

/** The whole house without a socket: `const house = await testHouse()`, then `house.get('/processes')`. */
export async function testHouse(options: TestPlatformOptions & { watch?: Partial<Watch> } = {}): Promise<TestHouse> {
  const base = await testPlatform({ ...options, personalData: declaredTables });
  wireEvents(base.platform);
  const counts = async () => ({ waiting: 0, running: 0, failed: 0 });
  const app = putAppTogether(base.platform, {
    isDatabaseThere: async () => true,
    counts,
    failedJobs: async () => [],
    retry: async () => undefined,
    metrics: createMetrics({ pool: base.pool, counts }),
    ...options.watch,
  });
  const city = base.ctx.as({ kind: 'system', name: 'test' });
  const send = (path: string, as: Visitor | undefined, init: RequestInit) => {
    const headers = {
      'accept-language': 'en',
      ...(as ? { cookie: as.cookie } : {}),
      ...(init.headers as Record<string, string>),
    };
    return Promise.resolve(app.request(`${base.platform.origin}${path}`, { ...init, headers, redirect: 'manual' }));
  };
  // A house of tests trusts everybody, unless a test is about that.
  await changeSettings(city, null, NOTHING_HELD);
  let people = 0;
  return {
    ...base,
    app,
    city,
    // Whatever happens, followers are told of it.
    runJobs: (definitions = options.jobs ?? []) => base.runJobs([...definitions, ...notificationJobs()]),
    async enter({ roles = [], displayName = `Person ${people + 1}`, email, language = 'en', proven } = {}) {
      people += 1;
      const address = email ?? `person-${people}@example.org`;
      const [personId] = (await seedPeople(city, [{ displayName, email: address, language }])) as [PersonId];
      for (const { role, processId } of roles) await grantRole(city, { email: address, role, processId });
      // Staff come with a passkey: without it their roles would wait.
      const token = await startSession(city, personId, 'Test', { proven: proven ?? roles.length > 0 });
      const sessionId = personId as unknown as import('#kernel/ids.ts').SessionId;
      return {
        personId,
        email: address,
        cookie: `${base.platform.origin.startsWith('https:') ? '__Host-' : ''}ateneu_session=${token}`,
        ctx: city.as({ kind: 'person', personId, sessionId, displayName, roles }),
      };
    },
    get: (path, as, headers = {}) => send(path, as, { headers }),
    post(path, fields, as, headers = {}) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) {
        for (const one of Array.isArray(value) ? value : [value]) body.append(name, one as string);
      }
      return send(path, as, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers } });
    },
  };
}
