import pg from 'pg';

/**
 * A client with an `error` listener for its whole life. `pg` reports a lost connection as an
 * `error` event as well as to the running query, and node ends a process that has no listener for
 * it. A pool listens only while a connection is idle. The running query fails and the pool removes
 * the connection, so the listener itself does nothing.
 */
export class ListenedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
