import type { Outage } from '../embedded-postgres/index.js';

/** The database that this very process keeps running, if it does: without it the process is not well. */
export class OwnDatabase {
  /** @param outage why it does not run at the moment, null while it does; always null where another program keeps the database. */
  constructor(readonly outage: () => Outage | null = () => null) {}
}
