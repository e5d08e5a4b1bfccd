import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { definePermissions, PermissionCheck } from '#identity';
import { trackerDomains } from '#installation';
import {
  Audited,
  DeclarationsModule,
  DeclaredDomains,
  declareDomain,
  type Domain,
  platformDomain,
} from '#platform/declarations';
import { StartupError } from '#platform/program';
import { AnySignedIn } from '#platform/http';
import { declareAudience } from '#platform/declarations';

@Controller('api/boats')
class Boats {
  @Post()
  @AnySignedIn()
  @Audited('boat.launch')
  launch(): void {}
}

@Controller('api/boats')
class Voyages {
  @Get(':id')
  @declareAudience({ kind: 'permission', permissions: ['project.read', 'boat.watch'] })
  watch(): void {}
}

/** Starts a program that consists of the given domains. Its database connection is never opened. */
async function started(domains: readonly Domain[], controllers: (new () => object)[] = []) {
  const source = { provide: DataSource, useValue: new DataSource({ type: 'postgres' }) };
  const program = {
    module: class Program {},
    imports: [DeclarationsModule.forRoot(domains)],
    providers: [PermissionCheck],
    controllers,
  };
  const base = { module: class Base {}, global: true, providers: [source], exports: [DataSource] };
  @Module({ imports: [base, program] })
  class Root {}
  const options = { logger: false, abortOnError: false } as const;
  return NestFactory.createApplicationContext(Root, options);
}
const startProblem = (...given: Parameters<typeof started>) =>
  started(...given).then(
    () => 'it started',
    (error: unknown) => (error instanceof StartupError ? error.message : error),
  );

describe('the domains of the program', () => {
  it('are whole: nothing is missing and nothing declared twice', async () => {
    const domains = (await started(trackerDomains)).get(DeclaredDomains);
    expect(domains.all()).toEqual(trackerDomains);
    expect(domains.jobs().map(({ name }) => name)).toContain('alerts.evaluate');
  });

  it.each(['ledger', 'identity'])('cannot start without the one of %s', async (missing) => {
    const rest = trackerDomains.filter(({ name }) => name !== missing);
    const code = { ledger: 'MONTH_IN_FUTURE', identity: 'NOT_SIGNED_IN' }[missing];
    expect(await startProblem(rest)).toContain(`no domain declares the problem ${code}`);
  });

  it('cannot start with a route whose audit action none of them declares', async () => {
    expect(await startProblem(trackerDomains, [Boats])).toBe(
      'The program is put together wrongly: no domain declares the audit action boat.launch.',
    );
  });

  it('cannot start with a route whose permission none of them declares', async () => {
    expect(await startProblem(trackerDomains, [Voyages])).toBe(
      'The program is put together wrongly: no domain declares the permission boat.watch of the route GET /api/boats/:id.',
    );
  });

  it('cannot start with one of them twice under another value', async () => {
    const harbour = declareDomain({ ...platformDomain, name: 'harbour' });
    expect(await startProblem([...trackerDomains, harbour])).toContain(
      'the problem NOT_FOUND is declared more than once: by platform, harbour',
    );
  });

  it('cannot start with a permission that no role gives', async () => {
    const permissions = definePermissions('harbour', { 'boat.sink': () => false });
    expect(await startProblem(trackerDomains)).toContain(
      'no domain declares the permission boat.sink',
    );
    const harbour = declareDomain({ name: 'harbour', permissions });
    expect(await startProblem([...trackerDomains, harbour])).toBe(
      'The program is put together wrongly: no role has the permission boat.sink.',
    );
  });
});
