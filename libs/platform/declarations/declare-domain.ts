import type { Provider } from '@nestjs/common';
import type { ProblemWording } from '../problem/declared-problems.js';
import type { JobDefinition } from '../queue/job.js';
import type { Schedule } from '../queue/queues.js';
import type { ListWords } from './list-words.js';

/** A job that is enqueued again and again, with an empty payload. */
export interface DeclaredSchedule extends Schedule {
  job: JobDefinition;
}

/** An address of the API that another replaces, with everything below it. */
export interface FormerAddress {
  /** Path that clients still use, such as `/api/logs`. */
  from: string;
  /** Path of today. */
  to: string;
  /** Day since which the former path is deprecated. */
  since: Date;
  /** Day from which the former path is no longer answered. */
  until: Date;
}

/** Everything that a domain adds to the program. No two domains may declare the same name. */
export interface DomainDeclaration {
  /** Name of the domain, which is also the name of its folder. */
  name: string;
  /** Problems (error responses) with their messages, created with `defineProblems`. */
  problems?: Readonly<Record<string, ProblemWording>>;
  /**
   * Permissions with the policy of each, created with `definePermissions` of the domain `identity`.
   */
  permissions?: Readonly<Record<string, unknown>>;
  /** Names of the actions under which the audit log contains what users did; see `Audited`. */
  auditActions?: readonly string[];
  /** Kinds of background jobs. The worker must have a handler for each. */
  jobs?: readonly JobDefinition[];
  /** Schedules on which the worker has jobs enqueued. */
  schedules?: readonly DeclaredSchedule[];
  /** TypeORM entities, one for each table that the domain owns. */
  entities?: readonly (new () => object)[];
  /** Names of the configuration settings that the domain reads. */
  settings?: readonly string[];
  /** Addresses of the domain's routes that have changed and are answered for a while. */
  formerAddresses?: readonly FormerAddress[];
  /** Words of the domain's fields in lists that leave as files. */
  listWords?: ListWords;
}

/** A declared domain. Parts that the declaration leaves out are empty here. */
export class Domain implements Required<DomainDeclaration> {
  readonly name: string;
  readonly problems: Readonly<Record<string, ProblemWording>>;
  readonly permissions: Readonly<Record<string, unknown>>;
  readonly auditActions: readonly string[];
  readonly jobs: readonly JobDefinition[];
  readonly schedules: readonly DeclaredSchedule[];
  readonly entities: readonly (new () => object)[];
  readonly settings: readonly string[];
  readonly formerAddresses: readonly FormerAddress[];
  readonly listWords: ListWords;

  constructor({
    name,
    problems = {},
    permissions = {},
    auditActions = [],
    jobs = [],
    schedules = [],
    entities = [],
    settings = [],
    formerAddresses = [],
    listWords = {},
  }: DomainDeclaration) {
    Object.assign(this, {
      name,
      problems,
      permissions,
      auditActions,
      jobs,
      schedules,
      entities,
      settings,
      formerAddresses,
      listWords,
    });
  }
}

/**
 * Declares a domain. The result is a plain value, so that programs without Nest (the command line,
 * tests) can use the same declaration as the server.
 */
export const declareDomain = (declaration: DomainDeclaration): Domain => new Domain(declaration);

/** Returns a Nest provider with which a module declares its domain; `DeclaredDomains` finds it. */
export const declares = (domain: Domain): Provider => ({
  provide: Symbol(`domain ${domain.name}`),
  useValue: domain,
});
