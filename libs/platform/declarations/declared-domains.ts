import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { SETTING_NAMES } from '../config/setting-names.js';
import { problemCodes } from '../problem/declared-problems.js';
import type { JobDefinition } from '../queue/job.js';
import { StartupError } from '../program/startup-error.js';
import { type DeclaredSchedule, Domain } from './declare-domain.js';
import { DeclaredRoutes } from './declared-routes.js';
import { domainFaults } from './domain-faults.js';

/**
 * Collects the domains that the modules of this process declare, and compares their names with
 * those that the process uses. The program does not start when a name is missing or is declared
 * twice.
 */
@Injectable()
export class DeclaredDomains implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly routes: DeclaredRoutes,
    private readonly source: DataSource,
  ) {}

  /** Lists the domains of this process. */
  all(): Domain[] {
    return [
      ...new Set(
        this.discovery
          .getProviders()
          .map(({ instance }: { instance: unknown }) => instance)
          .filter((instance) => instance instanceof Domain),
      ),
    ];
  }

  /** Lists the kinds of jobs of all domains. */
  jobs(): JobDefinition[] {
    return this.all().flatMap(({ jobs }) => jobs);
  }

  /** Lists the schedules of all domains. */
  schedules(): DeclaredSchedule[] {
    return this.all().flatMap(({ schedules }) => schedules);
  }

  /**
   * Checks the declarations when the program starts.
   * @throws StartupError that lists every missing name and every name that is declared twice.
   */
  onModuleInit(): void {
    const domains = this.all();
    const faults = [
      ...domainFaults(domains),
      ...undeclared(
        'problem',
        problemCodes(),
        domains.flatMap(({ problems }) => Object.keys(problems)),
      ),
      ...undeclared(
        'audit action',
        this.routes.all().flatMap(({ auditAction }) => auditAction ?? []),
        domains.flatMap(({ auditActions }) => auditActions),
      ),
      ...this.undeclaredPermissions(domains),
      ...undeclared(
        'job',
        domains.flatMap(({ schedules }) => schedules.map(({ job }) => job.name)),
        domains.flatMap(({ jobs }) => jobs.map(({ name }) => name)),
      ),
      ...undeclared(
        'entity',
        this.source.entityMetadatas.map(({ name }) => name),
        domains.flatMap(({ entities }) => entities.map(({ name }) => name)),
      ),
      ...undeclared(
        'setting',
        SETTING_NAMES,
        domains.flatMap(({ settings }) => settings),
      ),
    ];
    if (faults.length > 0)
      throw new StartupError(`The program is put together wrongly: ${faults.join('; ')}.`);
  }

  private undeclaredPermissions(domains: readonly Domain[]): string[] {
    const known = new Set(domains.flatMap(({ permissions }) => Object.keys(permissions)));
    return this.routes.all().flatMap(({ name, audiences }) =>
      audiences
        .flatMap((audience) => (audience.kind === 'permission' ? audience.permissions : []))
        .filter((permission) => !known.has(permission))
        .map(
          (permission) => `no domain declares the permission ${permission} of the route ${name}`,
        ),
    );
  }
}

/** Returns an error message for each name that is used although no domain declares it. */
function undeclared(kind: string, used: readonly string[], declared: readonly string[]): string[] {
  const known = new Set(declared);
  return [...new Set(used)]
    .filter((name) => !known.has(name))
    .map((name) => `no domain declares the ${kind} ${name}`);
}
