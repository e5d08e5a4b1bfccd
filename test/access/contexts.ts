import {
  accountsScope,
  noOrganisationsScope,
  type Privilege,
  PRIVILEGES,
  type Scope,
  serviceScope,
  withPrivileges,
} from '#platform';
import type { Role } from '#identity';
import { anActor } from '../builders/actors.js';
import { OWN, type Trying } from './attempts.js';

/**
 * Roles of people who act within one organisation, that of {@link OWN}. Administrators and a second
 * auditor act in the whole city.
 */
const ROLES_IN_UNIT = ['officer', 'manager', 'auditor'] as const satisfies readonly Role[];
const ADMINISTRATORS = [
  'system-admin',
  'security-admin',
  'audit-admin',
] as const satisfies readonly Role[];

type Person = (typeof ROLES_IN_UNIT)[number] | 'city-auditor' | (typeof ADMINISTRATORS)[number];
/**
 * Who attempts an SQL operation: a connection without an access scope ("nothing"), a person with a
 * role, a scope that has one privilege but belongs to no person, the job queue, or a service of the
 * program.
 */
export type Context = 'nothing' | Person | 'accounts' | Privilege | 'queue' | 'service';

const scopeAs = (role: Role, unit: string): Scope => anActor(role, unit, OWN.person).scope;

/** The access scope that the program itself would set for each context. */
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
 * The contexts in which an operation succeeds, with the rows that it reaches: the person's or
 * organisation's own, or all. In contexts that are not listed the operation fails.
 */
export type Who = Partial<Record<Context, 'own' | 'all'>>;

const PEOPLE: readonly Person[] = [...ROLES_IN_UNIT, 'city-auditor', ...ADMINISTRATORS];
/** Returns the given contexts, all with the same reach (`own` or `all` rows). */
export const who = (contexts: readonly Context[], whose: 'own' | 'all'): Who =>
  Object.fromEntries(contexts.map((context) => [context, whose]));
/**
 * Unites several sets of contexts. Where a context is in several of them, the wider reach counts.
 */
export const either = (...parts: Who[]): Who =>
  parts.reduce<Who>((sum, part) => {
    for (const [context, whose] of Object.entries(part) as [Context, 'own' | 'all'][])
      if (sum[context] !== 'all') sum[context] = whose;
    return sum;
  }, {});

/** Context of the program's own background services. */
export const service = who(['service'], 'all');
/** All contexts that have an access scope. */
export const anybody = who([...PEOPLE, 'accounts', ...PRIVILEGES, 'service'], 'all');
/** Returns the context that has this privilege, with access to all rows. */
export const asking = (privilege: Privilege): Who => who([privilege], 'all');
/**
 * Returns the context that has this privilege and the program's own services, both with access to
 * all rows.
 */
export const having = (privilege: Privilege): Who => either(asking(privilege), service);
/** Contexts of people, who reach their own rows only. */
export const ownRow = who(PEOPLE, 'own');
/** Contexts that may read rows of organisations: their officers, managers and auditors. */
export const seen = either(who(ROLES_IN_UNIT, 'own'), who(['city-auditor', 'service'], 'all'));
/** Contexts that may change rows of organisations. */
export const written = either(who(['officer', 'manager'], 'own'), service);
/** Contexts that may read the audit log of organisations. */
export const recorded = either(
  who(['auditor'], 'own'),
  who(['city-auditor', 'audit-admin', 'service'], 'all'),
);
/** Contexts of auditors, who may raise findings about organisations. */
export const audited = either(who(['auditor'], 'own'), who(['city-auditor', 'service'], 'all'));
/** Contexts that may read and change all accounts. */
export const accounts = who(['accounts', 'service'], 'all');
/**
 * Contexts that may access accounts: people their own account, account managers and services all.
 */
export const ownAccount = either(ownRow, accounts);
/** Context of the job queue's own database connections. */
export const queue = who(['queue'], 'all');
