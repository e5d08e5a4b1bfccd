import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { databaseAddress } from './transport.js';

/**
 * Decorator that treats an empty environment variable as not set, because docker-compose passes an
 * unset variable as an empty one.
 */
export const Unset = () =>
  Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

/** Decorator that validates a whole number from `min` to `max`, both included. */
export const WholeWithin =
  (min: number, max: number): PropertyDecorator =>
  (target, name) => {
    const message = `${String(name)} must be a whole number from ${min} to ${max}`;
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
    )(target, name);
    for (const checked of [IsInt({ message }), Min(min, { message }), Max(max, { message })])
      checked(target, name);
  };

/**
 * Decorator that normalises a PostgreSQL address by {@link databaseAddress}, so that it states
 * explicitly whether the connection is encrypted and the server's certificate verified.
 */
export const DatabaseAddress = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? databaseAddress(value) : value,
  );
