import pg from 'pg';

/**
 * A connection whose death ends no process: without a listener, Node ends the process when the
 * server goes away. The statement that is running at that moment still fails.
 */
export class ListenedClient extends pg.Client {
  constructor(config: pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
