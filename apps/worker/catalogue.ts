import { dailyScanJob, deliverMessageJob, evaluateAlertsJob } from '#alerts';
import { ledgerImportJob } from '#returns';
import { verifyLedgerJob } from '#ledger';
import { deliverMailJob, type JobDefinition, queuesOf } from '#platform';

/**
 * Every kind of job that the worker processes. The worker starts only if each has exactly one
 * handler.
 */
export const CATALOGUE: readonly JobDefinition[] = [
  evaluateAlertsJob,
  dailyScanJob,
  ledgerImportJob,
  deliverMailJob,
  deliverMessageJob,
  verifyLedgerJob,
];

/**
 * Names of the job queues. Each queue has a worker of its own, so that, for example, a slow mail
 * server does not delay the evaluation of alert rules.
 */
export const QUEUES: readonly string[] = queuesOf(CATALOGUE);
