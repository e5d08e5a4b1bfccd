import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DeclaredDomains } from '#platform/declarations';
import { StartupError } from '#platform/program';
import { actorFrom } from '../rules/actor.js';
import { ROLES } from '../rules/role.js';
import { type Permission, permissionNames } from './declared-permissions.js';
import { maySomewhere } from './may-somewhere.js';

/**
 * Checks at the start that every permission is declared by a domain of the program, and that at
 * least one role gives it.
 */
@Injectable()
export class PermissionCheck implements OnModuleInit {
  constructor(private readonly domains: DeclaredDomains) {}

  /** @throws StartupError that names the permissions. */
  onModuleInit(): void {
    const declared = new Set(
      this.domains.all().flatMap(({ permissions }) => Object.keys(permissions)),
    );
    const faults = [
      ...permissionNames()
        .filter((permission) => !declared.has(permission))
        .map((permission) => `no domain declares the permission ${permission}`),
      ...permissionsOfNoRole(permissionNames()).map(
        (permission) => `no role has the permission ${permission}`,
      ),
    ];
    if (faults.length > 0)
      throw new StartupError(`The program is put together wrongly: ${faults.join('; ')}.`);
  }
}

const CITY = 'city';
const SOMEBODY = 'somebody';

/** Lists the permissions that no role gives to any user. */
export function permissionsOfNoRole(permissions: readonly Permission[]): Permission[] {
  const actors = ROLES.map((role) =>
    actorFrom(
      { id: SOMEBODY, name: SOMEBODY, email: `${SOMEBODY}@tracker.example`, language: 'zh' },
      [{ role, unitId: CITY }],
      [{ id: CITY, parentId: null }],
      { requestId: 'start' },
    ),
  );
  return permissions.filter(
    (permission) => !actors.some((actor) => maySomewhere(actor, permission)),
  );
}
