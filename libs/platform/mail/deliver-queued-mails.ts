import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Queues } from '../queue/queues.js';
import { mailQueued } from './enqueue-mail.js';
import { ringForMails } from './ring-for-mails.js';

/**
 * Enqueues the delivery of each mail as soon as the transaction that put it into the outbox is
 * committed. When the queue cannot be reached, a periodic check delivers the mails later.
 */
@Injectable()
export class DeliverQueuedMails implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @Inject(Queues) private readonly queues: Queues,
  ) {}

  onModuleInit(): void {
    this.database.afterCommit(mailQueued, (mailIds) => ringForMails(this.queues, mailIds));
  }
}
