import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type OnModuleInit,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  type AddressedRecords,
  type Audience,
  AUDIENCES,
  DeclaredRoutes,
} from '#platform/declarations';
import { Problem } from '#platform/problem';
import { StartupError } from '#platform/program';
import type { Permission } from '../policies/declared-permissions.js';
import { maySomewhere } from '../policies/may-somewhere.js';
import type { Actor } from '../rules/actor.js';
import type { SignedInRequest } from './caller.js';

/** Checks whether a person can see a record. Each app provides a subclass for all its domains. */
export abstract class RecordVisibility {
  /** Kinds of records that `sees` can look up. */
  abstract readonly kinds: ReadonlySet<string>;
  /** Returns whether a record of the kind exists within the actor's access scope. */
  abstract sees(actor: Actor, kind: string, id: string): Promise<boolean>;
}

/** Largest number of records of one request that are looked up to choose between 403 and 404. */
const LOOKED_UP_MAX = 200;

/**
 * Rejects requests to a route with a permission (`@Can`) that the caller has nowhere, neither for
 * an organisation nor for data without one. If the caller has it somewhere, the request passes, and
 * the command checks the permission for the requested record.
 */
@Injectable()
export class PermissionGuard implements CanActivate, OnModuleInit {
  constructor(
    private readonly reflector: Reflector,
    private readonly routes: DeclaredRoutes,
    private readonly records: RecordVisibility,
  ) {}

  /** @throws StartupError that names the routes about records that cannot be looked up. */
  onModuleInit(): void {
    const unknown = this.routes
      .all()
      .flatMap(({ name, audiences }) =>
        audiences.map((audience) => ({ name, kind: recordsOf(audience)?.of })),
      )
      .filter(({ kind }) => kind !== undefined && !this.records.kinds.has(kind));
    if (unknown.length > 0)
      throw new StartupError(
        `These routes are about records that nobody can look up: ${unknown.map(({ name, kind }) => `${name} (${kind})`).join(', ')}.`,
      );
  }

  /** @throws Problem FORBIDDEN; NOT_FOUND for a record that the caller may not see. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const audience = this.reflector
      .get<readonly Audience[] | undefined>(AUDIENCES, context.getHandler())
      ?.at(0);
    if (audience === undefined) throw new Problem('FORBIDDEN');
    if (audience.kind !== 'permission') return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    if (!request.caller) throw new Problem('NOT_SIGNED_IN');
    const { actor } = request.caller;
    const permissions = audience.permissions as readonly Permission[];
    const [first = ''] = permissions;
    if (permissions.some((permission) => maySomewhere(actor, permission))) return true;
    if (audience.records && !(await this.seesAll(actor, request, audience.records)))
      throw new Problem('NOT_FOUND');
    throw new Problem('FORBIDDEN', { permission: first });
  }

  private async seesAll(
    actor: Actor,
    request: SignedInRequest,
    records: AddressedRecords,
  ): Promise<boolean> {
    for (const id of idsOf(request, records).slice(0, LOOKED_UP_MAX))
      if (!(await this.records.sees(actor, records.of, id))) return false;
    return true;
  }
}

const recordsOf = (audience: Audience): AddressedRecords | undefined =>
  audience.kind === 'permission' ? audience.records : undefined;

/** Returns the ids of the records that a request names. The body has not been validated yet. */
function idsOf({ params, body }: SignedInRequest, { in: field }: AddressedRecords): string[] {
  const given =
    field === undefined
      ? (params as Record<string, unknown>)['id']
      : (body as Record<string, unknown> | null | undefined)?.[field];
  return [given].flat().filter((id) => typeof id === 'string');
}
