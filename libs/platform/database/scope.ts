/**
 * On whose behalf a transaction runs, and what the database lets it see and write.
 * Row-level security reads exactly these values; a transaction without them sees no rows.
 */
export interface Scope {
  /** Opaque id of a person, or the name of a service such as `service:alerts`. */
  readonly actorId: string;
  /** On what authority, e.g. `officer@sample-transport`; for the record only. */
  readonly authority: string;
  /** Units whose projects may be read; `all` for services and city-wide auditors. */
  readonly sees: readonly string[] | 'all';
  /** Units whose projects may be written; never wider than `sees`. */
  readonly writes: readonly string[] | 'all';
  /** Units whose record of deeds may be read, `all` with what belongs to none; nobody's when left out. */
  readonly records?: readonly string[] | 'all';
  readonly requestId: string;
  /** Network address that asked, when there is one. */
  readonly from?: string;
}

/** The scope of a named part of the program itself: sees and writes everything, and is recorded by its name. */
export const serviceScope = (name: string, requestId: string = crypto.randomUUID()): Scope => ({
  actorId: `service:${name}`, authority: 'service', sees: 'all', writes: 'all', records: 'all', requestId,
});

/** Reads what is not anybody's project: accounts at sign-in, the plan's text, queue state. */
export const noUnitsScope = (actorId: string, requestId: string): Scope => ({ actorId, authority: 'none', sees: [], writes: [], requestId });
