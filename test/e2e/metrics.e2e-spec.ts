import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Metrics, openMetrics, type ServedMetrics, serveMetrics } from '#platform/metrics';
import { createWorker, type RunningWorker } from '../../apps/worker/create-worker.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { until } from '../harness/until.js';

let tracker: BootedTracker;
let worker: RunningWorker;
let served: ServedMetrics;
beforeAll(async () => {
  const metrics = new Metrics();
  tracker = await bootTracker({ metrics });
  worker = await createWorker({ settings: tracker.settings, clock: tracker.clock, metrics });
  served = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await served.close();
  await worker.close();
  await tracker.close();
});

const at = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${served.port}${path}`, init);
const scraped = async (): Promise<string> => (await at('/metrics')).text();

describe('what Prometheus reads', () => {
  it('counts requests by route, without an id in any label', async () => {
    const officer = await tracker.as('officer', 'sample-transport');
    const { id } = (await officer.get('/api/projects?limit=1')).body.items[0];
    await officer.get(`/api/projects/${id}`);
    await officer.get('/api/projects/none-such');
    const text = await scraped();
    for (const status of [200, 404])
      expect(text).toContain(
        `tracker_http_request_seconds_count{method="GET",route="/api/projects/:id",status="${status}"} 1`,
      );
    expect(text).not.toContain(id);
  });

  it('measures jobs, and the state of what an operator answers for; unknown has no value', async () => {
    const officer = await tracker.as('officer', 'sample-transport');
    const { id } = (await officer.get('/api/projects?limit=1')).body.items[0];
    await officer.post(`/api/projects/${id}/milestones`, {
      name: '示例',
      baselineOn: '2027-01-01',
    });
    const text = await until('a job was measured', async () => {
      const found = await scraped();
      return /^tracker_job_seconds_count\{job="[^"]+",outcome="done"\} \d/m.test(found) && found;
    });
    expect(text).toContain('tracker_part_ok{part="database"} 1');
    expect(text).toMatch(/^tracker_database_connections\{state="waiting"\} 0$/m);
    expect(text).toMatch(/^tracker_worker_sweep_age_seconds \d/m);
    expect(text).not.toMatch(/^tracker_backup_age_seconds/m);
  });

  it('is read only, at one address', async () => {
    expect((await at('/metrics', { method: 'POST' })).status).toBe(405);
    expect((await at('/api/projects')).status).toBe(404);
    expect(await (await at('/healthz')).text()).toBe('ok\n');
  });

  it('is not served unless a port is set, and says so when the port is taken', async () => {
    expect(await openMetrics({ HOST: '127.0.0.1' })).toBeNull();
    await expect(openMetrics({ HOST: '127.0.0.1', METRICS_PORT: served.port })).rejects.toThrow(
      /METRICS_PORT \d+ cannot be opened \(EADDRINUSE\)/,
    );
  });
});
