import { type ComposedDigest, deliverMessageJob } from '#alerts';
import { deliverMailJob } from '#platform/mail';
import type { WorkerParts } from '../parts.js';

/**
 * Enqueues a job for each of the given mails, which are stored in the outbox table already. When
 * the queue cannot be reached, the sweeper enqueues the jobs later.
 */
export async function triggerMails(
  { queues }: Pick<WorkerParts, 'queues'>,
  mails: readonly { mailId: string }[],
): Promise<void> {
  await Promise.all(mails.map(({ mailId }) => queues.enqueue(deliverMailJob, { mailId })));
}

/**
 * Enqueues a job for each mail with a digest of alerts, and for each copy of a digest that is sent
 * to another channel, such as a webhook.
 */
export async function triggerDigests(
  parts: Pick<WorkerParts, 'queues'>,
  digests: readonly ComposedDigest[],
): Promise<void> {
  await triggerMails(
    parts,
    digests.flatMap(({ mailId }) => (mailId === null ? [] : [{ mailId }])),
  );
  await Promise.all(
    digests
      .flatMap(({ messageIds }) => messageIds)
      .map((messageId) => parts.queues.enqueue(deliverMessageJob, { messageId })),
  );
}
