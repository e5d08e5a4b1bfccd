import { describe, expect, it } from '@jest/globals';
import { Controller, Delete, Get, Module, Post } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Audited, DeclaredRoutes } from '#platform/declarations';
import { StartupError } from '#platform/program';
import { AnySignedIn, Can, OwnData, Public, SecretAddress } from '#platform/http';
import { declareAudience } from '#platform/declarations';

const SAILS = declareAudience({ kind: 'permission', permissions: ['boat.sail'] });

@Controller('api')
class Boats {
  @Get('boats')
  @AnySignedIn()
  list(): void {}

  @Post('boats/:id/voyages')
  @SAILS
  @Audited('boat.sail')
  sail(): void {}
}

@Controller('api/nets')
class Nets {
  @Delete(':id')
  @OwnData()
  unaudited(): void {}
}

@Controller('api/buoys')
class Buoys {
  @Get()
  undeclared(): void {}

  @Post()
  @Audited('buoy.lay')
  undeclaredToo(): void {}
}

@Controller('api/ropes')
class Ropes {
  @Get(':id')
  @Public('pages')
  @SAILS
  openAndClosed(): void {}
}

@Controller('api')
class Lights {
  @Get('lights')
  @Public('pages')
  open(): void {}

  @Get('lights/own')
  @OwnData()
  own(): void {}

  @Get('lights/secret')
  @SecretAddress('secret-links')
  secret(): void {}

  @Get('lights/:id')
  @Can('project.read', { of: 'project' })
  one(): void {}
}

const started = async (...controllers: (new () => object)[]): Promise<DeclaredRoutes> => {
  @Module({ imports: [DiscoveryModule], controllers, providers: [DeclaredRoutes] })
  class Harbour {}
  const options = { logger: false, abortOnError: false } as const;
  const context = await NestFactory.createApplicationContext(Harbour, options);
  return context.get(DeclaredRoutes);
};

describe('what controllers declare about their routes', () => {
  it('is found by method and address', async () => {
    const routes = await started(Boats);
    expect(routes.find('POST', '/api/boats/:id/voyages')).toMatchObject({
      auditAction: 'boat.sail',
      audiences: [{ kind: 'permission', permissions: ['boat.sail'] }],
    });
    expect(routes.find('GET', '/api/boats')?.auditAction).toBeNull();
    expect(routes.find('GET', '/*')).toBeNull();
  });

  it('says who may use a route: who has a permission, everybody, or who owns or knows something', async () => {
    const routes = await started(Lights);
    expect(routes.all().flatMap(({ audiences }) => audiences)).toEqual([
      { kind: 'public' },
      { kind: 'own-data' },
      { kind: 'secret-address' },
      { kind: 'permission', permissions: ['project.read'], records: { of: 'project' } },
    ]);
  });

  it.each<[string, new () => object, string]>([
    ['changes data and has no audit action', Nets, '@Audited(…): DELETE /api/nets/:id.'],
    ['does not say who may use it', Buoys, '@SecretAddress(…): GET /api/buoys, POST /api/buoys.'],
    ['says so twice', Ropes, 'more than once who may use them: GET /api/ropes/:id.'],
  ])('stops the start by its name when a route %s', async (_, faulty, named) => {
    const failed: unknown = await started(Boats, faulty).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StartupError);
    expect(String(failed)).toContain(named);
    expect(String(failed)).not.toContain('/api/boats');
  });
});
