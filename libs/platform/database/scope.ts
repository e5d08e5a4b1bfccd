/**
 * What a scope may reach beside the records of organisations. Each opens a few tables and nothing
 * else; a command that needs one asks for it by name, after it has decided that its actor may.
 */
export const PRIVILEGES = [
  /** Outgoing mails and messages: read, hand over, take back. */
  'mail',
  /** What the program notes about itself: alarms, scans, heartbeats, used idempotency keys. */
  'operations',
  /** The plan's text, figures and targets. */
  'plan',
  /** Rules of alerts and budgets, and their proposals. */
  'rules',
  /** Public holidays and make-up days. */
  'calendar',
  /** The tree of organisations and their names. */
  'organisations',
  /** What proves the ledger and the audit log: checkpoints, noted verifications, batch signatures. */
  'proof',
  /** Accounts: who there is, what they are called, whether they may sign in. */
  'people',
  /** Who holds which role, who stands in for whom, and which roles need a second factor. */
  'roles',
  /** The password of any account: the hash of one, to compare with, and another in its place. */
  'passwords',
  /** How many requests somebody made in a minute. */
  'rates',
] as const;
export type Privilege = (typeof PRIVILEGES)[number];

/** What no job needs: a part of the program that makes accounts or gives roles asks for it, as a command does. */
const OVER_PEOPLE: readonly Privilege[] = ['people', 'roles', 'passwords'];

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
  /** What this transaction may do beside that; nothing when left out. */
  readonly privileges?: readonly Privilege[];
  /** Whether this is a person who does not handle the accounts of others: no command takes that up for them, whatever it forgets to ask. */
  readonly ownAccountOnly?: boolean;
  readonly requestId: string;
  /** Network address that asked, when there is one. */
  readonly from?: string;
}

/** The scope of a named part of the program itself: sees and writes everything, and is recorded by its name. */
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

/** Reads what is not anybody's project: the plan's text, queue state. */
export const noUnitsScope = (actorId: string, requestId: string): Scope => ({
  actorId,
  authority: 'none',
  sees: [],
  writes: [],
  requestId,
});

/** As {@link noUnitsScope}, for what has to look at accounts before it knows whose they are. */
export const accountsScope = (actorId: string, requestId: string): Scope => ({
  ...noUnitsScope(actorId, requestId),
  accounts: true,
});

/**
 * The same scope with privileges added, for the one transaction that needs them. Whoever calls this
 * has decided that the actor may: the database only keeps every other transaction from doing it.
 * Privileges over people are added for those alone whose office it is, so that a command that forgot to decide reaches nobody.
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
 * The same scope, reaching everybody's sessions, tokens and second factors, for one transaction that handles them. A person
 * whose office that is not goes on reaching their own alone.
 */
export const withAccounts = (scope: Scope): Scope =>
  scope.ownAccountOnly ? scope : { ...scope, accounts: true };

/** The same scope for a command that handles its actor's own account, and everything that hangs on it. */
export const withOwnAccount = (scope: Scope): Scope => ({ ...scope, accounts: true });
