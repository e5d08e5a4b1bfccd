/**
 * Privileges of a transaction, in addition to reading and writing the rows of organisations. Each
 * privilege gives access to a few tables. A command requests a privilege by name after checking
 * that its user may have it.
 */
export const PRIVILEGES = [
  /** Outgoing mails and channel messages: read, deliver, withdraw. */
  'mail',
  /**
   * Operational data of the program: alarms, evaluation runs of the alert rules, heartbeats, used
   * idempotency keys.
   */
  'operations',
  /** Text, figures and targets of the five-year plan. */
  'plan',
  /** Rules of alerts and of budgets, and change requests that concern these rules. */
  'rules',
  /** Public holidays and make-up days (weekend days that are working days). */
  'calendar',
  /** The organisations and their hierarchy. */
  'organisations',
  /**
   * Proofs that the ledger and the audit log are unchanged: checkpoints, stored verifications,
   * signatures of batches.
   */
  'proof',
  /** Accounts: people, their names, and whether they may sign in. */
  'people',
  /** Role assignments, delegates, and which roles need a second factor. */
  'roles',
  /** Password hashes of all accounts: read and replace. */
  'passwords',
  /** Change requests about accounts and the ledger's proof, which administrators file and decide. */
  'administration',
  /** Values of targets and indicators, which an approved change request records. */
  'readings',
  /** Counters that limit the requests per minute. */
  'rates',
] as const;
export type Privilege = (typeof PRIVILEGES)[number];

/**
 * Privileges that background jobs do not have by default. A job that creates accounts or assigns
 * roles must request them, as a command does.
 */
const OVER_PEOPLE: readonly Privilege[] = ['people', 'roles', 'passwords'];

/**
 * Access scope: on whose behalf a transaction runs, and which rows it may read and write. Row-level
 * security checks exactly these values; a transaction without them sees no rows.
 */
export interface Scope {
  /** Id of a user, or the name of a service (part of the program) such as `service:alerts`. */
  readonly actorId: string;
  /**
   * Role and organisation on whose authority the user acts, such as `officer@sample-transport`;
   * used only in the audit log.
   */
  readonly authority: string;
  /** Organisations whose projects may be read; `all` for services and city-wide auditors. */
  readonly sees: readonly string[] | 'all';
  /** Organisations whose projects may be written; a subset of `sees`. */
  readonly writes: readonly string[] | 'all';
  /**
   * Permanent numbers of organisations, by id. The database compares these instead of ids. If
   * undefined, the database looks up those of `sees` and `writes` at the start of each transaction.
   */
  readonly organisationNumbers?: ReadonlyMap<string, number>;
  /**
   * Projects that the transaction is about. Those of them that `sees` includes are found once at
   * the start, so that the rows of these projects are readable without asking again for each row.
   */
  readonly projects?: readonly string[];
  /**
   * Organisations whose audit events may be read. `all` includes events without an organisation. If
   * undefined, no audit events may be read.
   */
  readonly records?: readonly string[] | 'all';
  /**
   * Whether the transaction may access the sessions, tokens and second factors of all users, not
   * only those of its own user.
   */
  readonly accounts?: boolean;
  /** Privileges of the transaction; none when undefined. */
  readonly privileges?: readonly Privilege[];
  /**
   * Whether the user may change only their own account. If true, privileges over accounts are never
   * added to the scope, even if a command forgets to check.
   */
  readonly ownAccountOnly?: boolean;
  readonly requestId: string;
  /** Network address of the client, if there is one. */
  readonly from?: string;
}

/**
 * Returns the access scope of a service of the program, such as a background job. The service may
 * read and write all organisations, and appears in the audit log as `service:<name>`.
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
 * Returns an access scope without organisations, for data that belongs to no project, such as the
 * plan's text or the state of the queue.
 */
export const noOrganisationsScope = (actorId: string, requestId: string): Scope => ({
  actorId,
  authority: 'none',
  sees: [],
  writes: [],
  requestId,
});

/**
 * Returns a scope like {@link noOrganisationsScope} with access to accounts, for code that must read
 * accounts before the user is known.
 */
export const accountsScope = (actorId: string, requestId: string): Scope => ({
  ...noOrganisationsScope(actorId, requestId),
  accounts: true,
});

/**
 * Returns a copy of the scope for a transaction that mostly reads rows of these projects (at most
 * about a hundred). It changes what the reading costs, never what may be read.
 */
export const aboutProjects = (scope: Scope, ...projects: readonly string[]): Scope => ({
  ...scope,
  projects,
});

/**
 * Returns a copy of the scope with privileges added, for a single transaction. The caller must have
 * checked that the user may have them. For users who may change only their own account, privileges
 * over accounts are not added, so that a command that forgets the check gets no access.
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
 * Returns a copy of the scope for the transaction in which a second administrator decides about
 * somebody else's account: with privileges over accounts, also for administrators who may otherwise
 * change only their own. The caller has checked that the user may decide.
 */
export const withDecisionOverAccounts = (scope: Scope, ...added: readonly Privilege[]): Scope => ({
  ...withPrivileges({ ...scope, ownAccountOnly: false }, ...added),
  accounts: true,
});

/**
 * Returns a copy of the scope with access to the sessions, tokens and second factors of all users.
 * For users who may change only their own account, the scope is returned unchanged.
 */
export const withAccounts = (scope: Scope): Scope =>
  scope.ownAccountOnly ? scope : { ...scope, accounts: true };

/**
 * Returns a copy of the scope with access to sessions, tokens and second factors, for a command
 * that changes only its user's own account.
 */
export const withOwnAccount = (scope: Scope): Scope => ({ ...scope, accounts: true });
