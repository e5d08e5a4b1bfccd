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
import { runDueVerification, runOverAuditLog, verifyLedgerJob } from '#ledger';
import { ledgerImportJob, runImport } from '#returns';
import { serviceScope } from '#platform/database';
import { deliverMail, deliverMailJob, type Delivery } from '#platform/mail';
import { handle, type JobHandler } from '#platform/queue';
import type { WorkerParts } from '../parts.js';
import { triggerDigests, triggerMails } from './trigger-mails.js';
import { countsOf, logEvaluation } from './log-evaluation.js';

/** Returns the functions that process jobs, one for each kind of job. */
export const handlersOf = (parts: WorkerParts): JobHandler[] => [
  handle(evaluateAlertsJob, async () => evaluateNow(parts)),
  handle(dailyScanJob, async () => scanNow(parts)),
  handle(verifyLedgerJob, async () => verifyNow(parts)),
  handle(ledgerImportJob, async ({ importId }) => runImport(parts, importId)),
  handle(deliverMailJob, async ({ mailId }) => deliverIfRight(parts, mailId)),
  handle(deliverMessageJob, async ({ messageId }) => postIfRight(parts, messageId)),
];

/** Sends a mail, unless the mail is out of date or its recipient may no longer see the content. */
async function deliverIfRight(
  { database, clock, mailer: mailer }: WorkerParts,
  mailId: string,
): Promise<Delivery> {
  await withdrawStale(database, clock, mailId);
  return deliverMail(database, clock, mailer, mailId);
}

/**
 * Sends a message to a notification channel, such as a webhook, unless the message is out of date
 * or its recipient may no longer see the content.
 */
async function postIfRight(
  { database, clock, channelKeys }: WorkerParts,
  messageId: string,
): Promise<Delivery> {
  const digestId = await digestOfMessage(database, messageId);
  if (digestId !== null) await withdrawStale(database, clock, digestId);
  return deliverMessage(database, clock, channelKeys, messageId);
}

/**
 * Evaluates the alert rules for projects that have changed, and mails urgent alerts.
 * @param olderThanMs includes only changes that are at least this many milliseconds old
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

/**
 * Runs the daily evaluation of all alert rules if it is due and not done yet. Composes and sends
 * the resulting notifications.
 */
export async function scanNow(parts: WorkerParts): Promise<object> {
  const ran = await runDueScan(parts.database, parts.clock, parts.settings);
  if (!ran) return { ran: false };
  logEvaluation(parts, 'alerts.scanned', ran.found, ran.digests.length);
  await triggerDigests(parts, ran.digests);
  return { slotOn: ran.slotOn, ...countsOf(ran.found), digests: ran.digests.length };
}

/**
 * Verifies the ledger and the audit log if tonight's verification is due and not done yet. Flaws
 * are stored with the verification, logged, and shown on the status page.
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

/**
 * Verifies the audit log, as part of the nightly verification.
 * @returns the kind of the first flaw; null when there is none.
 */
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
