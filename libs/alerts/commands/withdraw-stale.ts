import { type Clock, type Database, serviceScope, withdrawMails } from '#platform';
import { withdrawMessages } from '../store/channel-messages.js';
import { digestsOver, noteWithdrawn } from '../store/untold-news.js';

/**
 * Takes back what is due and of which nothing is so any more: mails and messages that waited while a server or we were away. Somebody for whom they wait
 * is spared old news, and the delivery log says why. What is under way at the moment, or has something left to tell, goes out as it was composed.
 * @returns how many digests.
 */
export function withdrawStale(database: Database, clock: Clock): Promise<number> {
  return database.write(serviceScope('alerts'), async (tx) => {
    const over = await digestsOver(tx, clock.now());
    if (over.length === 0) return 0;
    await withdrawMails(tx, over, clock.now());
    await withdrawMessages(tx, over, clock.now());
    await noteWithdrawn(tx, over);
    return over.length;
  });
}
