import pg from 'pg';

/**
 * A database connection that always has an `error` listener. When a connection is lost, `pg` emits
 * an `error` event, and without a listener Node would end the process; a pool listens only while
 * the connection is idle. The listener does nothing: the running query fails too, and the pool then
 * removes the connection.
 */
export class ListenedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
