import {
  accountsScope,
  noUnitsScope,
  type Privilege,
  PRIVILEGES,
  type Scope,
  serviceScope,
  withPrivileges,
} from '#platform';
import type { Role } from '#identity';
import { anActor } from '../builders/actors.js';
import { OWN, type Trying } from './attempts.js';

/** Roles of people; each acts in the organisation of {@link OWN}, administrators and one more auditor in the whole city. */
const ROLES_IN_UNIT = ['officer', 'manager', 'auditor'] as const satisfies readonly Role[];
const ADMINISTRATORS = [
  'system-admin',
  'security-admin',
  'audit-admin',
] as const satisfies readonly Role[];

type Person = (typeof ROLES_IN_UNIT)[number] | 'city-auditor' | (typeof ADMINISTRATORS)[number];
/** In what scope something is tried: without any, as a person, with one privilege and no person, as the queue, or as a part of the program. */
export type Context = 'nothing' | Person | 'accounts' | Privilege | 'queue' | 'service';

const scopeAs = (role: Role, unit: string): Scope => anActor(role, unit, OWN.person).scope;

/** The scope of each context, as the program itself would set it. */
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
      withPrivileges(noUnitsScope('service:one', 'r'), privilege),
    ]),
  ) as Record<Privilege, Scope>),
  service: serviceScope('test'),
};

/** Who can do something: to rows that are theirs (or their organisation's), or to all. Whoever is not named cannot. */
export type Who = Partial<Record<Context, 'own' | 'all'>>;

const PEOPLE: readonly Person[] = [...ROLES_IN_UNIT, 'city-auditor', ...ADMINISTRATORS];
/** Some contexts, each with whose rows it reaches. */
export const who = (contexts: readonly Context[], whose: 'own' | 'all'): Who =>
  Object.fromEntries(contexts.map((context) => [context, whose]));
/** Whoever can by one way or another; the wider reach counts. */
export const either = (...parts: Who[]): Who =>
  parts.reduce<Who>((sum, part) => {
    for (const [context, whose] of Object.entries(part) as [Context, 'own' | 'all'][])
      if (sum[context] !== 'all') sum[context] = whose;
    return sum;
  }, {});

/** The program's own services. */
export const service = who(['service'], 'all');
/** Whoever acts at all. */
export const anybody = who([...PEOPLE, 'accounts', ...PRIVILEGES, 'service'], 'all');
/** Whoever asked for a privilege. */
export const asking = (privilege: Privilege): Who => who([privilege], 'all');
/** Whoever asked for a privilege, and the program's own services. */
export const having = (privilege: Privilege): Who => either(asking(privilege), service);
/** People, what is theirs. */
export const ownRow = who(PEOPLE, 'own');
/** Organisations that are read: worked for or audited. */
export const seen = either(who(ROLES_IN_UNIT, 'own'), who(['city-auditor', 'service'], 'all'));
/** Organisations that are worked for. */
export const written = either(who(['officer', 'manager'], 'own'), service);
/** Organisations whose audit log is read. */
export const recorded = either(
  who(['auditor'], 'own'),
  who(['city-auditor', 'audit-admin', 'service'], 'all'),
);
/** Organisations that are audited: a finding is raised there. */
export const audited = either(who(['auditor'], 'own'), who(['city-auditor', 'service'], 'all'));
/** Whoever handles accounts. */
export const accounts = who(['accounts', 'service'], 'all');
/** People their own account, whoever handles accounts all. */
export const ownAccount = either(ownRow, accounts);
/** The queue's own connections. */
export const queue = who(['queue'], 'all');
