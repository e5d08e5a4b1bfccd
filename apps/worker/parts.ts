import type { ChannelKeys } from '#alerts';
import type { CheckpointKey } from '#ledger';
import type { Clock } from '#platform/clock';
import type { Settings } from '#platform/config';
import type { Database } from '#platform/database';
import type { DiskRoom } from '#platform/disk';
import type { FileStore } from '#platform/files';
import type { Log } from '#platform/logging';
import type { Mailer } from '#platform/mail';
import type { Queues } from '#platform/queue';

/** Services that job handlers and the tasks of the sweeper use. */
export interface WorkerParts {
  database: Database;
  clock: Clock;
  settings: Settings;
  queues: Queues;
  mailer: Mailer;
  log: Log;
  digestKey: CheckpointKey;
  channelKeys: ChannelKeys;
  room: DiskRoom;
  /** Names of the job queues of all domains. */
  queueNames: readonly string[];
  files: FileStore;
}
