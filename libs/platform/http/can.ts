import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { type AddressedRecords, declareAudience } from '../declarations/audience.js';

/**
 * Names of the permissions that a route can ask for. The domain that knows the permissions extends
 * this interface with one property for each, so that the compiler accepts no other name.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by another lib
export interface RoutePermissions {}

/** Name of a permission that a route can ask for. */
export type RoutePermission = keyof RoutePermissions & string;

/**
 * Method decorator that restricts a route to people who have a permission somewhere: for at least
 * one organisation, or for data without an organisation. With several permissions, one of them is
 * enough. The command that the route calls then checks the permission for the requested record.
 * @param records the records whose existence must not be disclosed to callers who may not see them
 */
export const Can = (
  permission: RoutePermission | readonly RoutePermission[],
  records?: AddressedRecords,
): MethodDecorator =>
  applyDecorators(
    declareAudience({
      kind: 'permission',
      permissions: [permission].flat() as readonly string[],
      ...(records ? { records } : {}),
    }),
    ApiExtension('x-permission', permission),
  );

/**
 * Method decorator for a route that every signed-in person may use. What the answer contains is
 * restricted by the caller's access scope, not by a permission.
 */
export const AnySignedIn = (): MethodDecorator => declareAudience({ kind: 'signed-in' });

/** Method decorator for a route that only reads or changes what belongs to the caller's account. */
export const OwnData = (): MethodDecorator => declareAudience({ kind: 'own-data' });
