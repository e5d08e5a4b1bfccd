import { dailyScanJob, deliverMessageJob, evaluateAlertsJob } from '#alerts';
import { ledgerImportJob } from '#finance/imports';
import { verifyLedgerJob } from '#finance/ledger';
import { deliverMailJob, type JobDefinition, queuesOf } from '#platform';

/** Every kind of job. At start each must have exactly one handler. */
export const CATALOGUE: readonly JobDefinition[] = [
  evaluateAlertsJob,
  dailyScanJob,
  ledgerImportJob,
  deliverMailJob,
  deliverMessageJob,
  verifyLedgerJob,
];

/**
 * Names of the queues. Each has a worker of its own, so that a slow mail server does not delay
 * evaluations.
 */
export const QUEUES: readonly string[] = queuesOf(CATALOGUE);
