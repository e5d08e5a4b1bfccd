import type { Outage } from '../embedded-postgres/index.js';

/**
 * The database server that this process runs itself, if it does. The process reports itself
 * unhealthy while that server is down.
 */
export class OwnDatabase {
  /**
   * @param outage why it is not running at the moment; null while it runs, and when another program
   * runs the database.
   */
  constructor(readonly outage: () => Outage | null = () => null) {}
}
