import pg from 'pg';

/**
 * A database connection that always has an `error` listener. When a connection is lost, `pg` emits
 * an `error` event, and Node ends a process that has no listener for it; a pool listens only while
 * the connection is idle. The listener does nothing, because the running query fails too and the
 * pool then removes the connection.
 */
export class ListenedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
