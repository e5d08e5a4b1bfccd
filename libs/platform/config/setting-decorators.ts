import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { databaseAddress } from './transport.js';

/** An empty variable (as docker-compose passes an unset one) means "not set". */
export const Unset = () =>
  Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

/** Validates a whole number between `min` and `max` (inclusive). The message names the range. */
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
 * Normalises a PostgreSQL address so that it states explicitly whether the connection is encrypted
 * and verified.
 */
export const DatabaseAddress = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? databaseAddress(value) : value,
  );
