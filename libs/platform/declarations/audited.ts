import { DiscoveryService } from '@nestjs/core';

/**
 * Metadata of the decorator {@link Audited}. `DeclaredRoutes` reads it to find the audit action of
 * a route.
 */
export const AUDIT_ACTION = DiscoveryService.createDecorator<string>();

/**
 * Method decorator that names the audit action of a route that changes data: the action under which
 * the audit log contains both successful changes and rejected requests. The program does not start
 * if such a route has no action.
 */
export const Audited = (action: string): MethodDecorator => AUDIT_ACTION(action);
