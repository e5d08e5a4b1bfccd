import type { Queues } from '../queue/queues.js';
import { deliverMailJob } from './jobs.js';

/**
 * Enqueues the delivery of each of these mails, which are in the outbox already. When the queue
 * cannot be reached, the sweeper enqueues the deliveries later.
 */
export async function ringForMails(
  queues: Pick<Queues, 'enqueue'>,
  mailIds: readonly string[],
): Promise<void> {
  await Promise.all(mailIds.map((mailId) => queues.enqueue(deliverMailJob, { mailId })));
}
