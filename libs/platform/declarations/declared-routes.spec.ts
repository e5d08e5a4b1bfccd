import { describe, expect, it } from '@jest/globals';
import { Controller, Delete, Get, Module, Post } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Audited, DeclaredRoutes } from '#platform/declarations';
import { StartupError } from '#platform/program';

@Controller('api')
class Boats {
  @Get('boats')
  list(): void {}

  @Post('boats/:id/voyages')
  @Audited('boat.sail')
  sail(): void {}
}

@Controller('api/nets')
class Nets {
  @Delete(':id')
  forgotten(): void {}
}

const started = async (...controllers: (typeof Boats | typeof Nets)[]): Promise<DeclaredRoutes> => {
  @Module({ imports: [DiscoveryModule], controllers, providers: [DeclaredRoutes] })
  class Harbour {}
  const options = { logger: false, abortOnError: false } as const;
  const context = await NestFactory.createApplicationContext(Harbour, options);
  return context.get(DeclaredRoutes);
};

describe('what controllers declare about their routes', () => {
  it('is found by method and address', async () => {
    const routes = await started(Boats);
    expect(routes.find('POST', '/api/boats/:id/voyages')?.auditAction).toBe('boat.sail');
    expect(routes.find('GET', '/api/boats')?.auditAction).toBeNull();
    expect(routes.find('GET', '/*')).toBeNull();
  });

  it('stops the start by its name when a route that changes data has no audit action', async () => {
    const failed: unknown = await started(Boats, Nets).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StartupError);
    expect(String(failed)).toContain('@Audited(…): DELETE /api/nets/:id.');
  });
});
