import { addChannel, type AddedChannel, type ChannelKeys, type WantedChannel } from '#alerts';
import type { Clock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import type { TestDatabase } from '../harness/database.js';
import { anActor } from './actors.js';
import { personId } from './alert-facts.js';

/**
 * Adds an alert channel of the transport (交通) manager: a webhook, unless `wanted` says otherwise.
 */
export async function aChannel(
  test: Pick<TestDatabase, 'database'>,
  clock: Clock,
  keys: ChannelKeys,
  wanted: Partial<WantedChannel> & { url: string },
): Promise<AddedChannel> {
  const manager = anActor(
    'manager',
    'sample-transport',
    await personId(test.database, 'manager.transport@tracker.example'),
  );
  return addChannel(
    test.database,
    manager,
    { kind: 'webhook', name: '示例通道', secret: null, ...wanted },
    { clock, keys, publicUrl: 'https://tracker.city.example', request: null },
  );
}

/**
 * Lists the messages to alert channels with the result of the last attempt to send each, oldest
 * message first.
 */
export const messagesOf = (
  test: TestDatabase,
): Promise<
  {
    state: string;
    attempts: number;
    serverResponse: string | null;
    lastError: string | null;
    body: string;
  }[]
> =>
  test.database.read(serviceScope('test'), (tx) =>
    tx.query(
      'SELECT state, attempts, server_response AS "serverResponse", last_error AS "lastError", body FROM channel_messages ORDER BY composed_at, id',
    ),
  );
