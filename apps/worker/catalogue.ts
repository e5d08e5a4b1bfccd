import { dailyScanJob, deliverMessageJob, evaluateAlertsJob } from '#alerts';
import { ledgerImportJob } from '#finance/imports';
import { verifyLedgerJob } from '#finance/ledger';
import { deliverMailJob, type JobDefinition, queuesOf } from '#platform';

/** Every job there is; at start each must have exactly one handler. */
export const CATALOGUE: readonly JobDefinition[] = [
  evaluateAlertsJob,
  dailyScanJob,
  ledgerImportJob,
  deliverMailJob,
  deliverMessageJob,
  verifyLedgerJob,
];

/** The queues that the jobs wait in, one worker each: a slow mail server holds up no evaluation. */
export const QUEUES: readonly string[] = queuesOf(CATALOGUE);
