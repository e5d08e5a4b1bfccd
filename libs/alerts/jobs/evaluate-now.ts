import type { JobParts } from '#platform/jobs';
import { ringForMails } from '#platform/mail';
import type { ComposedDigest } from '../commands/compose-digests.js';
import { evaluateChangedProjects } from '../commands/evaluate-changed-projects.js';
import { runDueScan } from '../commands/run-due-scan.js';
import { deliverMessageJob } from './jobs.js';
import { countsOf, logEvaluation } from './log-evaluation.js';

/** Services that an evaluation of the alert rules and its announcement need. */
export type EvaluationParts = Pick<JobParts, 'database' | 'clock' | 'settings' | 'queues' | 'log'>;

/**
 * Evaluates the alert rules for projects that have changed, and mails urgent alerts.
 * @param olderThanMs includes only changes that are at least this many milliseconds old
 */
export async function evaluateNow(parts: EvaluationParts, olderThanMs = 0): Promise<object> {
  const { database, clock, settings } = parts;
  const { found, digests } = await evaluateChangedProjects(database, clock, settings, {
    olderThanMs,
  });
  logEvaluation(parts, 'alerts.evaluated', found, digests.length);
  await ringForDigests(parts, digests);
  return { ...countsOf(found), digests: digests.length };
}

/**
 * Runs the daily evaluation of all alert rules if it is due and not done yet. Composes and sends
 * the resulting notifications.
 */
export async function scanNow(parts: EvaluationParts): Promise<object> {
  const ran = await runDueScan(parts.database, parts.clock, parts.settings);
  if (!ran) return { ran: false };
  logEvaluation(parts, 'alerts.scanned', ran.found, ran.digests.length);
  await ringForDigests(parts, ran.digests);
  return { slotOn: ran.slotOn, ...countsOf(ran.found), digests: ran.digests.length };
}

/**
 * Enqueues the delivery of each mail with a digest of alerts, and of each copy of a digest that is
 * sent to another channel, such as a webhook.
 */
async function ringForDigests(
  { queues }: EvaluationParts,
  digests: readonly ComposedDigest[],
): Promise<void> {
  await ringForMails(
    queues,
    digests.flatMap(({ mailId }) => (mailId === null ? [] : [mailId])),
  );
  await Promise.all(
    digests
      .flatMap(({ messageIds }) => messageIds)
      .map((messageId) => queues.enqueue(deliverMessageJob, { messageId })),
  );
}
