import { Injectable, type PipeTransform } from '@nestjs/common';
import { ROLES, type Role } from '../rules/role.js';
import { Problem } from '#platform/problem';

/**
 * Validates a role in a URL path. Any other text gives the same 404 response as a record that does
 * not exist.
 */
@Injectable()
export class RolePipe implements PipeTransform<unknown, Role> {
  transform(given: unknown): Role {
    const role = ROLES.find((one) => one === given);
    if (!role) throw new Problem('NOT_FOUND');
    return role;
  }
}
