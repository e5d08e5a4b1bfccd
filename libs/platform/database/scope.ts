/**
 * Access beyond the records of organisations. Each privilege opens a few tables and nothing else. A
 * command requests one by name, after it has decided that its actor may have it.
 */
export const PRIVILEGES = [
  /** Outgoing mails and messages: read, deliver, withdraw. */
  'mail',
  /** The program's own records: alarms, scans, heartbeats, used idempotency keys. */
  'operations',
  /** Text, figures and targets of the plan. */
  'plan',
  /** Rules of alerts and budgets, and change requests about them. */
  'rules',
  /** Public holidays and make-up days. */
  'calendar',
  /** The tree of organisations. */
  'organisations',
  /**
   * Proofs of the ledger and the audit log: checkpoints, stored verifications, batch signatures.
   */
  'proof',
  /** Accounts: people, their names, and whether they may sign in. */
  'people',
  /** Role assignments, delegates, and which roles need a second factor. */
  'roles',
  /** Password hashes of all accounts: read and replace. */
  'passwords',
  /** Request counters per minute. */
  'rates',
] as const;
export type Privilege = (typeof PRIVILEGES)[number];

/**
 * Privileges that jobs do not get by default. Code that creates accounts or assigns roles requests
 * them, as a command does.
 */
const OVER_PEOPLE: readonly Privilege[] = ['people', 'roles', 'passwords'];

/**
 * On whose behalf a transaction runs, and which rows it may read and write. Row-level security uses
 * exactly these values; a transaction without them sees no rows.
 */
export interface Scope {
  /** Opaque id of a person, or the name of a service such as `service:alerts`. */
  readonly actorId: string;
  /**
   * The role and organisation acted for, e.g. `officer@sample-transport`; only for the audit log.
   */
  readonly authority: string;
  /** Organisations whose projects may be read; `all` for services and city-wide auditors. */
  readonly sees: readonly string[] | 'all';
  /** Organisations whose projects may be written; a subset of `sees`. */
  readonly writes: readonly string[] | 'all';
  /**
   * Organisations whose audit events may be read; `all` includes events without an organisation.
   * None when left out.
   */
  readonly records?: readonly string[] | 'all';
  /**
   * Whether the sessions, tokens and second factors of all people are accessible, not only the
   * actor's own.
   */
  readonly accounts?: boolean;
  /** Further privileges of this transaction; none when left out. */
  readonly privileges?: readonly Privilege[];
  /**
   * Whether this person may handle only their own account. If set, account privileges are never
   * added, even if a command forgets to check.
   */
  readonly ownAccountOnly?: boolean;
  readonly requestId: string;
  /** Network address of the client, if there is one. */
  readonly from?: string;
}

/**
 * The access scope of a service of the program: reads and writes everything, and appears in the
 * audit log under its name.
 */
export const serviceScope = (name: string, requestId: string = crypto.randomUUID()): Scope => ({
  actorId: `service:${name}`,
  authority: 'service',
  sees: 'all',
  writes: 'all',
  records: 'all',
  accounts: true,
  privileges: PRIVILEGES.filter((privilege) => !OVER_PEOPLE.includes(privilege)),
  requestId,
});

/**
 * An access scope for data that belongs to no project, such as the plan's text or the state of the
 * queue.
 */
export const noUnitsScope = (actorId: string, requestId: string): Scope => ({
  actorId,
  authority: 'none',
  sees: [],
  writes: [],
  requestId,
});

/** Like {@link noUnitsScope}, for code that must read accounts before it knows the person. */
export const accountsScope = (actorId: string, requestId: string): Scope => ({
  ...noUnitsScope(actorId, requestId),
  accounts: true,
});

/**
 * The same scope with privileges added, for the one transaction that needs them. The caller must
 * have checked that the actor may have them; the database only denies them to all other
 * transactions. Privileges over people are added only for actors who may handle the accounts of
 * others, so that a command without a check gets no access.
 */
export const withPrivileges = (scope: Scope, ...added: readonly Privilege[]): Scope => ({
  ...scope,
  privileges: [
    ...new Set([
      ...(scope.privileges ?? []),
      ...added.filter((one) => !scope.ownAccountOnly || !OVER_PEOPLE.includes(one)),
    ]),
  ],
});

/**
 * The same scope with access to the sessions, tokens and second factors of all people, for one
 * transaction that handles them. For people who may handle only their own account the scope stays
 * unchanged.
 */
export const withAccounts = (scope: Scope): Scope =>
  scope.ownAccountOnly ? scope : { ...scope, accounts: true };

/**
 * The same scope for a command that handles its actor's own account and everything attached to it.
 */
export const withOwnAccount = (scope: Scope): Scope => ({ ...scope, accounts: true });
