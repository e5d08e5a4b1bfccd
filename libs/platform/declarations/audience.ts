import { SetMetadata } from '@nestjs/common';

/**
 * The records that a request is about. A caller without the permission is told that a record does
 * not exist if the caller may not see it, and that the action is forbidden otherwise.
 */
export interface AddressedRecords {
  /** Kind of the records, such as `project`. */
  of: string;
  /** Field of the body with a list of their ids; by default, the path parameter `id` is used. */
  in?: string;
}

/** Who may use a route, as its controller method declares it. */
export type Audience =
  | { kind: 'permission'; permissions: readonly string[]; records?: AddressedRecords }
  | { kind: 'public' | 'signed-in' | 'own-data' | 'secret-address' };

/** Key of the metadata with the list of the {@link Audience}s that a method declares. */
export const AUDIENCES = 'tracker:audiences';

/**
 * Returns a decorator that adds an audience (who may use the route) to a controller method. A
 * method must have exactly one; otherwise `DeclaredRoutes` prevents the start of the program.
 */
export const declareAudience =
  (audience: Audience): MethodDecorator =>
  (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const others = (Reflect.getMetadata(AUDIENCES, handler) ?? []) as readonly Audience[];
    SetMetadata(AUDIENCES, [...others, audience])(target, key, descriptor);
  };
