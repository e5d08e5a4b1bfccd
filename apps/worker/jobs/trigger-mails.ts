import { type ComposedDigest, deliverMessageJob } from '#alerts';
import { deliverMailJob } from '#platform';
import type { WorkerParts } from '../parts.js';

/**
 * Enqueues jobs for mails that were just put into the outbox. When the queue cannot be reached, the
 * sweeper enqueues them later.
 */
export async function triggerMails(
  { queues }: Pick<WorkerParts, 'queues'>,
  mails: readonly { mailId: string }[],
): Promise<void> {
  await Promise.all(mails.map(({ mailId }) => queues.enqueue(deliverMailJob, { mailId })));
}

/** Enqueues jobs for the mails of digests, and for the same digests sent to other channels. */
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
