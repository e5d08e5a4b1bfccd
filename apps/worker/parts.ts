import type { ChannelKeys } from '#alerts';
import type { DigestKey } from '#finance/ledger';
import type { Clock, Database, DiskRoom, Log, Postbox, Queues, Settings } from '#platform';

/** What the worker's deeds work with. */
export interface WorkerParts {
  database: Database;
  clock: Clock;
  settings: Settings;
  queues: Queues;
  postbox: Postbox;
  log: Log;
  digestKey: DigestKey;
  channelKeys: ChannelKeys;
  room: DiskRoom;
}
