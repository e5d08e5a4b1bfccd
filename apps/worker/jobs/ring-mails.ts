import { type ComposedDigest, deliverMessageJob } from '#alerts';
import { deliverMailJob } from '#platform';
import type { WorkerParts } from '../parts.js';

/** Rings for mails that were just put into the outbox; one whose ring is lost is rung for by the sweeper. */
export async function ringMails(
  { queues }: Pick<WorkerParts, 'queues'>,
  mails: readonly { mailId: string }[],
): Promise<void> {
  await Promise.all(mails.map(({ mailId }) => queues.ring(deliverMailJob, { mailId })));
}

/** Rings for the mails of digests, where there are any, and for what says the same to channels. */
export async function ringDigests(
  parts: Pick<WorkerParts, 'queues'>,
  digests: readonly ComposedDigest[],
): Promise<void> {
  await ringMails(
    parts,
    digests.flatMap(({ mailId }) => (mailId === null ? [] : [{ mailId }])),
  );
  await Promise.all(
    digests
      .flatMap(({ messageIds }) => messageIds)
      .map((messageId) => parts.queues.ring(deliverMessageJob, { messageId })),
  );
}
