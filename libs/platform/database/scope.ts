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
  /** Whether everybody's sessions, tokens and second factors may be reached, not only the actor's own. */
  readonly accounts?: boolean;
  readonly requestId: string;
  /** Network address that asked, when there is one. */
  readonly from?: string;
}

/** The scope of a named part of the program itself: sees and writes everything, and is recorded by its name. */
export const serviceScope = (name: string, requestId: string = crypto.randomUUID()): Scope => ({
  actorId: `service:${name}`, authority: 'service', sees: 'all', writes: 'all', records: 'all', accounts: true, requestId,
});

/** Reads what is not anybody's project: the plan's text, queue state. */
export const noUnitsScope = (actorId: string, requestId: string): Scope => ({ actorId, authority: 'none', sees: [], writes: [], requestId });

/** As {@link noUnitsScope}, for what has to look at accounts before it knows whose they are. */
export const accountsScope = (actorId: string, requestId: string): Scope => ({ ...noUnitsScope(actorId, requestId), accounts: true });
