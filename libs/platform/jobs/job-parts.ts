import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { DiskRoom } from '../disk/disk-room.js';
import { FileStore } from '../files/file-store.js';
import type { Log } from '../logging/log.js';
import type { Mailer } from '../mail/mailer.js';
import { Queues } from '../queue/queues.js';

/** Injection token of the log of the process. */
export const LOG = Symbol('log');
/** Injection token of the {@link Mailer} of the process. */
export const MAILER = Symbol('mailer');

/**
 * The services of the platform that jobs and periodic tasks use. They are injected as properties,
 * because a constructor with so many parameters would be hard to read.
 */
@Injectable()
export class JobParts {
  @Inject(Database) readonly database: Database;
  @Inject(Clock) readonly clock: Clock;
  @Inject(Settings) readonly settings: Settings;
  @Inject(Queues) readonly queues: Queues;
  @Inject(MAILER) readonly mailer: Mailer;
  @Inject(LOG) readonly log: Log;
  @Inject(DiskRoom) readonly room: DiskRoom;
  @Inject(FileStore) readonly files: FileStore;
}
