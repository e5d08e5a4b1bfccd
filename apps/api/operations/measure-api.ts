import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Clock } from '#platform/clock';
import type { Measured, MetricName, Metrics } from '#platform/metrics';
import type { StatusPartsDto } from './status.dto.js';
import { StatusReader } from './status-reader.js';

const POOL: MetricName = {
  name: 'tracker_database_connections',
  help: 'Connections of this process to the database, and requests that wait for one',
  labelNames: ['state'],
};

/** Metrics of the whole installation, read from the database at each scrape. */
const STATE: readonly MetricName[] = [
  {
    name: 'tracker_part_ok',
    help: 'Whether a part of the program works as it should (1) or is degraded (0)',
    labelNames: ['part'],
  },
  {
    name: 'tracker_queue_jobs',
    help: 'Jobs that wait in the queue, and jobs that were given up',
    labelNames: ['state'],
  },
  { name: 'tracker_changes_unevaluated', help: 'Changed projects that wait for their evaluation' },
  { name: 'tracker_change_oldest_seconds', help: 'How long the oldest of them has waited' },
  { name: 'tracker_alerts_unheard', help: 'Alerts of which nobody can be told' },
  { name: 'tracker_alerts_urgent_untold', help: 'Urgent alerts of which nobody was told yet' },
  {
    name: 'tracker_mails',
    help: 'Mails that wait to be sent, and mails given up within a day',
    labelNames: ['state'],
  },
  { name: 'tracker_mail_oldest_seconds', help: 'How long the oldest waiting mail has waited' },
  { name: 'tracker_worker_sweep_age_seconds', help: 'Time since a worker last looked for work' },
  { name: 'tracker_ledger_verified_age_seconds', help: 'Time since the ledger was last verified' },
  { name: 'tracker_ledger_contradictions', help: 'Open contradictions of the ledger' },
  { name: 'tracker_backup_age_seconds', help: 'Time since the last good backup' },
];

/** Measures the requests, the connections and the state of an API. */
export function measureApi(app: NestFastifyApplication, metrics: Metrics): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
      const route = routeOptions.url ?? 'none';
      metrics.noteRequest({ method, route, status: statusCode }, elapsedTime / 1_000);
    });
  metrics.add([POOL], async () => ({ [POOL.name]: connectionsOf(app.get(DataSource)) }));
  const [reader, clock] = [app.get(StatusReader), app.get(Clock)];
  metrics.add(STATE, async () =>
    reader.parts('en', randomUUID()).then(
      (parts) => stateOf(parts, clock.now()),
      // Everything else is read from the database too, and is not known while it does not answer.
      () => ({ tracker_part_ok: [{ value: 0, labels: { part: 'database' } }] }),
    ),
  );
}

function connectionsOf(source: DataSource): Measured[] {
  const { totalCount, idleCount, waitingCount } = (source.driver as unknown as { master: Pool })
    .master;
  return [
    { value: totalCount - idleCount, labels: { state: 'used' } },
    { value: idleCount, labels: { state: 'idle' } },
    { value: waitingCount, labels: { state: 'waiting' } },
  ];
}

/** Returns a value alone, or none when it is not known. */
const one = (value: number | null): Measured[] => (value === null ? [] : [{ value }]);

/**
 * Returns the values of the metrics of an installation. What is not known, such as the time since a
 * backup that was never made, has no value.
 */
export function stateOf(parts: StatusPartsDto, now: Date): Record<string, Measured[]> {
  const since = (at: string | null): Measured[] =>
    one(at === null ? null : Math.max(0, (now.getTime() - Date.parse(at)) / 1_000));
  const { alerts, mail, queue, ledger } = parts;
  const jobs = (state: 'waiting' | 'failed'): Measured[] =>
    one(queue[state]).map(({ value }) => ({ value, labels: { state } }));
  return {
    tracker_part_ok: Object.entries(parts).map(([part, { status }]) => ({
      value: status === 'ok' ? 1 : 0,
      labels: { part },
    })),
    tracker_queue_jobs: [...jobs('waiting'), ...jobs('failed')],
    tracker_changes_unevaluated: one(alerts.touches),
    tracker_change_oldest_seconds: one(alerts.oldestTouchSeconds),
    tracker_alerts_unheard: one(alerts.unheard),
    tracker_alerts_urgent_untold: one(alerts.urgentUntold),
    tracker_mails: [
      { value: mail.pending, labels: { state: 'waiting' } },
      { value: mail.failed, labels: { state: 'failed' } },
    ],
    tracker_mail_oldest_seconds: one(mail.oldestPendingSeconds),
    tracker_worker_sweep_age_seconds: since(parts.worker.lastSweepAt),
    tracker_ledger_verified_age_seconds: since(ledger.verifiedAt),
    tracker_ledger_contradictions: one(ledger.contradictions),
    tracker_backup_age_seconds: since(parts.backup.lastBackupAt),
  };
}
