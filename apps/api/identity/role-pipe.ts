import { Injectable, type PipeTransform } from '@nestjs/common';
import { ROLES, type Role } from '#identity';
import { Refusal } from '#platform';

/** Takes a role from a path; anything else answers like a record that does not exist. */
@Injectable()
export class RolePipe implements PipeTransform<unknown, Role> {
  transform(given: unknown): Role {
    const role = ROLES.find((one) => one === given);
    if (!role) throw new Refusal('NOT_FOUND');
    return role;
  }
}
