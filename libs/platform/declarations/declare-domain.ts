import type { Provider } from '@nestjs/common';
import type { ProblemWording } from '../problem/declared-problems.js';
import type { JobDefinition } from '../queue/job.js';

/** What a domain adds to the program. Each name belongs to one domain alone. */
export interface DomainDeclaration {
  /** Name of the domain, which is that of its folder. */
  name: string;
  /** Problems with their messages, made by `defineProblems`. */
  problems?: Readonly<Record<string, ProblemWording>>;
  /** Permissions with the policy of each, made by `definePermissions` of the domain `identity`. */
  permissions?: Readonly<Record<string, unknown>>;
  /** Actions under which the domain records what people do; see `Audited`. */
  auditActions?: readonly string[];
  /** Kinds of jobs, each of which the worker must have a handler for. */
  jobs?: readonly JobDefinition[];
  /** TypeORM entities, one for each table that the domain owns. */
  entities?: readonly (new () => object)[];
  /** Names of the settings that the domain reads. */
  settings?: readonly string[];
}

/** A declared domain, in which what is not declared is empty. */
export class Domain implements Required<DomainDeclaration> {
  readonly name: string;
  readonly problems: Readonly<Record<string, ProblemWording>>;
  readonly permissions: Readonly<Record<string, unknown>>;
  readonly auditActions: readonly string[];
  readonly jobs: readonly JobDefinition[];
  readonly entities: readonly (new () => object)[];
  readonly settings: readonly string[];

  constructor({
    name,
    problems = {},
    permissions = {},
    auditActions = [],
    jobs = [],
    entities = [],
    settings = [],
  }: DomainDeclaration) {
    Object.assign(this, { name, problems, permissions, auditActions, jobs, entities, settings });
  }
}

/**
 * Declares a domain. The value is a plain one, so that programs without Nest (the command line,
 * tests) use the same declaration as the server.
 */
export const declareDomain = (declaration: DomainDeclaration): Domain => new Domain(declaration);

/** Provider with which a module declares its domain; `DeclaredDomains` finds it. */
export const declares = (domain: Domain): Provider => ({
  provide: Symbol(`domain ${domain.name}`),
  useValue: domain,
});
