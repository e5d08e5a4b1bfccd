import {
  accountsScope,
  noOrganisationsScope,
  type Privilege,
  PRIVILEGES,
  type Scope,
  serviceScope,
  withPrivileges,
} from '#platform/database';
import type { Role } from '#identity';
import { anActor } from '../builders/actors.js';
import { OWN, type Trying } from './attempts.js';

/**
 * Roles of test users who act within one organisation, that of {@link OWN}. Administrators and a
 * second auditor act in the whole city.
 */
const ROLES_IN_UNIT = ['officer', 'manager', 'auditor'] as const satisfies readonly Role[];
const ADMINISTRATORS = [
  'system-admin',
  'security-admin',
  'audit-admin',
] as const satisfies readonly Role[];

type Person = (typeof ROLES_IN_UNIT)[number] | 'city-auditor' | (typeof ADMINISTRATORS)[number];
/**
 * Who attempts an SQL operation in the test: a connection without an access scope (`nothing`), a
 * person with a role, a scope that has one privilege but belongs to no person, the job queue, or a
 * service of the program.
 */
export type Context = 'nothing' | Person | 'accounts' | Privilege | 'queue' | 'service';

const scopeAs = (role: Role, unit: string): Scope => anActor(role, unit, OWN.person).scope;

/**
 * For each context (user, service or connection that attempts an SQL operation), the access scope
 * that the program itself would set.
 */
export const CONTEXTS: Readonly<Record<Context, Trying>> = {
  nothing: 'nothing',
  queue: 'queue',
  officer: scopeAs('officer', OWN.unit),
  manager: scopeAs('manager', OWN.unit),
  auditor: scopeAs('auditor', OWN.unit),
  'city-auditor': scopeAs('auditor', 'city'),
  'system-admin': scopeAs('system-admin', 'city'),
  'security-admin': scopeAs('security-admin', 'city'),
  'audit-admin': scopeAs('audit-admin', 'city'),
  accounts: accountsScope('anonymous', 'r'),
  ...(Object.fromEntries(
    PRIVILEGES.map((privilege) => [
      privilege,
      withPrivileges(noOrganisationsScope('service:one', 'r'), privilege),
    ]),
  ) as Record<Privilege, Scope>),
  service: serviceScope('test'),
};

/**
 * The contexts (who attempts it) in which an SQL operation succeeds. The value says which rows the
 * operation reaches: `own` rows of the person or organisation, or `all` rows. In all other contexts
 * the operation must fail.
 */
export type Who = Partial<Record<Context, 'own' | 'all'>>;

const PEOPLE: readonly Person[] = [...ROLES_IN_UNIT, 'city-auditor', ...ADMINISTRATORS];
/**
 * Returns the given contexts (who attempts an SQL operation), each with the same reach: their `own`
 * rows or `all` rows.
 */
export const who = (contexts: readonly Context[], whose: 'own' | 'all'): Who =>
  Object.fromEntries(contexts.map((context) => [context, whose]));
/**
 * Combines several sets of contexts (who may execute an SQL operation). Where a context is in
 * several of them, the wider reach counts: `all` rows rather than `own` ones.
 */
export const either = (...parts: Who[]): Who =>
  parts.reduce<Who>((sum, part) => {
    for (const [context, whose] of Object.entries(part) as [Context, 'own' | 'all'][])
      if (sum[context] !== 'all') sum[context] = whose;
    return sum;
  }, {});

/** The program's own background services, which reach all rows. */
export const service = who(['service'], 'all');
/**
 * Everyone with an access scope: people, account managers, holders of one privilege, and services.
 * All of them reach all rows.
 */
export const anybody = who([...PEOPLE, 'accounts', ...PRIVILEGES, 'service'], 'all');
/** Returns the context (access scope) that has only this privilege, with access to all rows. */
export const asking = (privilege: Privilege): Who => who([privilege], 'all');
/**
 * Returns the context (access scope) that has only this privilege and the program's own services,
 * all with access to all rows.
 */
export const having = (privilege: Privilege): Who => either(asking(privilege), service);
/** All test users, each of whom reaches only their own rows. */
export const ownRow = who(PEOPLE, 'own');
/**
 * Who may read rows of organisations: officers, managers and auditors those of their own
 * organisation; the auditor of the city and the services those of all organisations.
 */
export const seen = either(who(ROLES_IN_UNIT, 'own'), who(['city-auditor', 'service'], 'all'));
/**
 * Who may change rows of organisations: officers and managers those of their own organisation,
 * services all.
 */
export const written = either(who(['officer', 'manager'], 'own'), service);
/** Who may read the audit log of organisations, and whether only that of their own organisation. */
export const recorded = either(
  who(['auditor'], 'own'),
  who(['city-auditor', 'audit-admin', 'service'], 'all'),
);
/**
 * Who may raise audit findings about organisations: auditors about their own organisation; the
 * auditor of the city and the services about all.
 */
export const audited = either(who(['auditor'], 'own'), who(['city-auditor', 'service'], 'all'));
/** Who may read and change all accounts: account managers and services. */
export const accounts = who(['accounts', 'service'], 'all');
/** Who may access accounts: people only their own, account managers and services all. */
export const ownAccount = either(ownRow, accounts);
/** The job queue's own database connections, which reach all rows. */
export const queue = who(['queue'], 'all');
