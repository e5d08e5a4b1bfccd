import type { ComposedDigest } from '#alerts';
import { deliverMailJob } from '#platform';
import type { WorkerParts } from '../parts.js';

/** Rings for mails that were just put into the outbox; one whose ring is lost is rung for by the sweeper. */
export async function ringMails({ queues }: Pick<WorkerParts, 'queues'>, mails: readonly Pick<ComposedDigest, 'mailId'>[]): Promise<void> {
  await Promise.all(mails.map(({ mailId }) => queues.ring(deliverMailJob, { mailId })));
}
