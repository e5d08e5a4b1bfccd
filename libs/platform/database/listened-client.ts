import pg from 'pg';

/**
 * A connection that has a listener for errors from its first moment to its last. `pg` tells the end of a connection by an `error`
 * event as well as to the question under way, and node ends a process in which nobody listens to such an event. A pool listens
 * only while a connection lies idle; whoever takes one out would have to begin listening in the very turn it is handed over.
 * The question under way is refused and the pool puts the connection away, so nothing is left to do here.
 */
export class ListenedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
