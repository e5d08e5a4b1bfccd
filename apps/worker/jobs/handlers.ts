import {
  dailyScanJob,
  deliverMessage,
  deliverMessageJob,
  digestOfMessage,
  evaluateAlertsJob,
  evaluateChangedProjects,
  runDueScan,
  withdrawStale,
} from '#alerts';
import { runDueVerification, runOverAuditLog, verifyLedgerJob } from '#finance/ledger';
import { ledgerImportJob, runImport } from '#finance/imports';
import {
  type Delivery,
  deliverMail,
  deliverMailJob,
  handle,
  type JobHandler,
  serviceScope,
} from '#platform';
import type { WorkerParts } from '../parts.js';
import { triggerDigests, triggerMails } from './trigger-mails.js';
import { countsOf, logEvaluation } from './log-evaluation.js';

/** Handlers of all kinds of jobs. */
export const handlersOf = (parts: WorkerParts): JobHandler[] => [
  handle(evaluateAlertsJob, async () => evaluateNow(parts)),
  handle(dailyScanJob, async () => scanNow(parts)),
  handle(verifyLedgerJob, async () => verifyNow(parts)),
  handle(ledgerImportJob, async ({ importId }) => runImport(parts.database, parts.clock, importId)),
  handle(deliverMailJob, async ({ mailId }) => deliverIfRight(parts, mailId)),
  handle(deliverMessageJob, async ({ messageId }) => postIfRight(parts, messageId)),
];

/** Sends a mail, unless its recipient has lost access to what it is about. */
async function deliverIfRight(
  { database, clock, mailer: mailer }: WorkerParts,
  mailId: string,
): Promise<Delivery> {
  await withdrawStale(database, clock, mailId);
  return deliverMail(database, clock, mailer, mailId);
}

/** Sends a message to a channel, unless its recipient has lost access to what it is about. */
async function postIfRight(
  { database, clock, channelKeys }: WorkerParts,
  messageId: string,
): Promise<Delivery> {
  const digestId = await digestOfMessage(database, messageId);
  if (digestId !== null) await withdrawStale(database, clock, digestId);
  return deliverMessage(database, clock, channelKeys, messageId);
}

/**
 * Evaluates changed projects (with `olderThanMs` only those changed longer ago) and mails urgent
 * alerts.
 */
export async function evaluateNow(parts: WorkerParts, olderThanMs = 0): Promise<object> {
  const { found, digests } = await evaluateChangedProjects(
    parts.database,
    parts.clock,
    parts.settings,
    {
      olderThanMs,
    },
  );
  logEvaluation(parts, 'alerts.evaluated', found, digests.length);
  await triggerDigests(parts, digests);
  return { ...countsOf(found), digests: digests.length };
}

/** Runs the daily scan if it is due and not done yet, then composes and sends all notifications. */
export async function scanNow(parts: WorkerParts): Promise<object> {
  const ran = await runDueScan(parts.database, parts.clock, parts.settings);
  if (!ran) return { ran: false };
  logEvaluation(parts, 'alerts.scanned', ran.found, ran.digests.length);
  await triggerDigests(parts, ran.digests);
  return { slotOn: ran.slotOn, ...countsOf(ran.found), digests: ran.digests.length };
}

/**
 * Verifies the ledger and the audit log if the night's run is due. Findings are stored with the
 * run, logged, and shown in the status.
 */
export async function verifyNow(parts: WorkerParts): Promise<object> {
  const {
    database,
    clock,
    settings: { verifierUrl, publicUrl },
    digestKey,
    log,
  } = parts;
  const ran = await runDueVerification(database, clock, {
    verifierUrl,
    publicUrl,
    publicKey: digestKey.publicKey,
  });
  if (!ran) return { ran: false };
  await triggerMails(
    parts,
    ran.mailIds.map((mailId) => ({ mailId })),
  );
  const { entries, flaws, firstProjectId, firstSequence, firstFlaw } = ran;
  if (flaws > 0) log.error({ flaws, firstProjectId, firstSequence, firstFlaw }, 'ledger.altered');
  else log.info({ entries }, 'ledger.verified');
  return { entries: String(entries), flaws, auditLogFlaw: await verifyLogNow(parts) };
}

/** Verifies the audit log in the same night. @returns the first flaw; null when there is none. */
async function verifyLogNow(parts: WorkerParts): Promise<string | null> {
  const { database, clock, settings, digestKey, log } = parts;
  const { publicUrl } = settings;
  const scope = serviceScope('audit-verify');
  const use = { publicUrl, publicKey: digestKey.publicKey };
  const { flaw, records, mailIds } = await runOverAuditLog(database, clock, scope, use);
  await triggerMails(
    parts,
    mailIds.map((mailId) => ({ mailId })),
  );
  if (!flaw) {
    log.info({ records }, 'audit-log.verified');
    return null;
  }
  log.error(
    { ...flaw, seal: String(flaw.seal), recordId: String(flaw.recordId) },
    'audit-log.altered',
  );
  return flaw.kind;
}
