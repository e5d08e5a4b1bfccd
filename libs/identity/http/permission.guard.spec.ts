import { describe, expect, it } from '@jest/globals';
import { Controller, type ExecutionContext, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory, Reflector } from '@nestjs/core';
import { type AddressedRecords, declareAudience, DeclaredRoutes } from '#platform/declarations';
import { Problem } from '#platform/problem';
import { StartupError } from '#platform/program';
import { OwnData, Public } from '#platform/http';
import { definePermissions } from '../policies/declared-permissions.js';
import { administersSecurity, manages, worksFor } from '../policies/standard-policies.js';
import { type Actor, actorFrom } from '../rules/actor.js';
import type { Membership } from '../rules/role.js';
import { PermissionGuard, RecordVisibility } from './permission.guard.js';

definePermissions('harbour', {
  'boat.moor': worksFor,
  'fleet.send': manages,
  'crew.read': administersSecurity,
});
const asks = (permissions: string[], records?: AddressedRecords): MethodDecorator =>
  declareAudience({ kind: 'permission', permissions, ...(records ? { records } : {}) });

@Controller('api/harbour')
class Harbour {
  @Get('berths')
  @asks(['boat.moor'], { of: 'boat' })
  berth(): void {}

  @Get('fleets')
  @asks(['fleet.send'], { of: 'boat', in: 'ids' })
  fleet(): void {}

  @Get('charts')
  @asks(['crew.read', 'boat.moor'])
  chart(): void {}

  @Get('lists')
  @asks(['crew.read'])
  list(): void {}

  @Get('lights')
  @Public('pages')
  light(): void {}

  @Get('cabins')
  @OwnData()
  cabin(): void {}

  @Get('holds')
  undeclared(): void {}
}

class Sees extends RecordVisibility {
  override readonly kinds = new Set(['boat']);
  override sees(_: Actor, kind: string, id: string): Promise<boolean> {
    return Promise.resolve(kind === 'boat' && id === 'visible');
  }
}

const tree = [
  { id: 'city', parentId: null },
  { id: 'transport', parentId: 'city' },
];
const person = (...memberships: Membership[]): Actor =>
  actorFrom({ id: 'me', name: 'me', email: 'me@x.example', language: 'zh' }, memberships, tree, {
    requestId: 'r',
  });
const officer = person({ role: 'officer', unitId: 'transport' });
const manager = person({ role: 'manager', unitId: 'transport' });
const auditor = person({ role: 'auditor', unitId: 'city' });
const nobody = person();

interface Asked {
  route: keyof Harbour;
  actor?: Actor;
  id?: string;
  body?: object;
}

/** Returns the problem code with which the guard answers; null when it lets the request pass. */
async function problemOf({ route, actor, id, body }: Asked): Promise<string | null> {
  const none = { all: () => [] } as unknown as DeclaredRoutes;
  const guard = new PermissionGuard(new Reflector(), none, new Sees());
  const request = { caller: actor && { actor, sessionToken: 's' }, params: { id }, body };
  const context = {
    getHandler: () => Harbour.prototype[route],
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
  return guard.canActivate(context).then(
    () => null,
    (problem: unknown) => (problem as Problem).code,
  );
}

describe('who may use a route', () => {
  it.each<[string, Asked, string | null]>([
    ['an officer files', { route: 'berth', actor: officer, id: 'visible' }, null],
    ['an officer passes to the command', { route: 'berth', actor: officer, id: 'hidden' }, null],
    ['an auditor does not file', { route: 'berth', actor: auditor, id: 'visible' }, 'FORBIDDEN'],
    ['nor learns what there is', { route: 'berth', actor: auditor, id: 'hidden' }, 'NOT_FOUND'],
    ['a manager answers many', { route: 'fleet', actor: manager, body: { ids: ['hidden'] } }, null],
    [
      'an officer does not',
      { route: 'fleet', actor: officer, body: { ids: ['visible', 'visible'] } },
      'FORBIDDEN',
    ],
    [
      'nor learns which of many there are',
      { route: 'fleet', actor: officer, body: { ids: ['visible', 'hidden'] } },
      'NOT_FOUND',
    ],
    ['a body without ids', { route: 'fleet', actor: officer, body: { ids: 7 } }, 'FORBIDDEN'],
    ['no body', { route: 'fleet', actor: officer }, 'FORBIDDEN'],
    ['one of two permissions is enough', { route: 'chart', actor: officer }, null],
    ['none of two is not', { route: 'chart', actor: auditor }, 'FORBIDDEN'],
    ['a list for others', { route: 'list', actor: manager }, 'FORBIDDEN'],
    ['a person without a role', { route: 'list', actor: nobody }, 'FORBIDDEN'],
    ['a public route', { route: 'light' }, null],
    ['own data', { route: 'cabin', actor: nobody }, null],
    ['a route that says nothing', { route: 'undeclared', actor: manager }, 'FORBIDDEN'],
    ['a stranger', { route: 'list' }, 'NOT_SIGNED_IN'],
  ])('%s', async (_, asked, expected) => expect(await problemOf(asked)).toBe(expected));

  it('stops the start when nobody can look up the records of a route', async () => {
    @Controller('api/wrecks')
    class Wrecks {
      @Get(':id')
      @asks(['boat.moor'], { of: 'wreck' })
      read(): void {}
    }
    @Module({
      imports: [DiscoveryModule],
      controllers: [Wrecks],
      providers: [DeclaredRoutes, { provide: RecordVisibility, useClass: Sees }, PermissionGuard],
    })
    class Sea {}
    const failed: unknown = await NestFactory.createApplicationContext(Sea, {
      logger: false,
      abortOnError: false,
    }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StartupError);
    expect(String(failed)).toContain('GET /api/wrecks/:id (wreck)');
  });
});
