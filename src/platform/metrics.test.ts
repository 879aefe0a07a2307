import { Pool } from 'pg';
import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

const counts = async () => ({ waiting: 2, running: 1, failed: 0 });

test('requests are counted by pattern, method and status, with how long they took', async () => {
  const metrics = createMetrics({ pool: new Pool(), counts });
  metrics.served({ method: 'GET', route: '/proposals/:id', status: 200, ms: 30 });
  metrics.served({ method: 'GET', route: '/proposals/:id', status: 200, ms: 3 });
  metrics.served({ method: 'BREW', route: '/proposals/:id', status: 404, ms: 1 });
  const text = await metrics.text();
  expect(text).toContain(
    'ateneu_http_request_seconds_bucket{le="0.005",method="GET",route="/proposals/:id",status="200"} 1',
  );
  expect(text).toContain('ateneu_http_request_seconds_count{method="GET",route="/proposals/:id",status="200"} 2');
  expect(text).toContain('method="other"');
});

test('jobs, connections and what happened in the city are among the figures', async () => {
  const metrics = createMetrics({ pool: new Pool(), counts });
  metrics.happened('proposal-supported');
  metrics.happened('proposal-supported');
  const text = await metrics.text();
  expect(text).toContain('ateneu_jobs{state="waiting"} 2');
  expect(text).toContain('ateneu_events_total{type="proposal-supported"} 2');
  expect(text).toContain('ateneu_database_connections{state="busy"} 0');
  expect(text).toContain('process_resident_memory_bytes');
});

test('while the database does not answer the other figures are still given', async () => {
  const metrics = createMetrics({ pool: new Pool(), counts: () => Promise.reject(new Error('gone')) });
  expect(await metrics.text()).toContain('process_cpu_seconds_total');
});
