/** Why a database server that should be running is not running, and since when. */
export interface Outage {
  since: Date;
  /** The reason, as a sentence for the operator. */
  reason: string;
}

/**
 * State of the database server, if this process runs that server (embedded PostgreSQL). The health
 * check reports the process as unhealthy while the server is down.
 */
export class OwnDatabase {
  /**
   * @param outage returns why the server is not running at the moment; null while it runs, and when
   * another process runs the database.
   */
  constructor(readonly outage: () => Outage | null = () => null) {}
}
