import { DiscoveryService } from '@nestjs/core';

/** Metadata of {@link Audited}, by which the declarations find the audit action of a route. */
export const AUDIT_ACTION = DiscoveryService.createDecorator<string>();

/**
 * Names the audit action of a route that changes data: the action under which its command records
 * the change, and under which a refused request is recorded. The program does not start with such a
 * route that has none.
 */
export const Audited = (action: string): MethodDecorator => AUDIT_ACTION(action);
