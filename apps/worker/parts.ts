import type { ChannelKeys } from '#alerts';
import type { CheckpointKey } from '#ledger';
import type {
  Clock,
  Database,
  DiskRoom,
  FileStore,
  Log,
  Mailer,
  Queues,
  Settings,
} from '#platform';

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
