import type { Pool } from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** A request answered. `route` is the pattern (`/proposals/:id`), never the address: it holds nobody's id. */
  served(request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly ms: number;
  }): void;
  /** Something happened in the city, by the type of its event. Counted once its transaction is committed. */
  happened(eventType: string): void;
  /** Prometheus text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface MetricsParts {
  readonly pool: Pool;
  /** How many jobs wait, run and failed. */
  counts(): Promise<Readonly<Record<'waiting' | 'running' | 'failed', number>>>;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The figures of this process. Figures of the whole city (jobs) are asked of the database when they are read. */
export function createMetrics(parts: MetricsParts): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  poolGauge(registers, parts.pool);
  jobsGauge(registers, parts);
  const requests = new Histogram({
    registers,
    name: 'ateneu_http_request_seconds',
    help: 'How long requests took',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  const events = new Counter({
    registers,
    name: 'ateneu_events_total',
    help: 'What happened in the city, by type of event',
    labelNames: ['type'],
  });
  return {
    served({ method, route, status, ms }) {
      requests.observe({ method: METHODS.has(method) ? method : 'other', route, status }, ms / 1000);
    },
    happened: (type) => events.inc({ type }),
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}

function poolGauge(registers: Registry[], pool: Pool): void {
  new Gauge({
    registers,
    name: 'ateneu_database_connections',
    help: 'Connections to the database, and requests that wait for one',
    labelNames: ['state'],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'awaited' }, pool.waitingCount);
    },
  });
}

function jobsGauge(registers: Registry[], { counts }: MetricsParts): void {
  new Gauge({
    registers,
    name: 'ateneu_jobs',
    help: 'Jobs of the whole city, by state',
    labelNames: ['state'],
    async collect() {
      // Figures must not fail with the database: then this one is missing, and that is seen.
      const now = await counts().catch(() => null);
      this.reset();
      if (now) for (const [state, count] of Object.entries(now)) this.set({ state }, count);
    },
  });
}
