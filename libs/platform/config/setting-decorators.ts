import { resolve } from 'node:path';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { projectRoot } from '../program/project-root.js';
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

/**
 * Decorator of a setting that names a file or folder and may be missing. A relative path is relative
 * to the checkout.
 */
export const OptionalPath = (): PropertyDecorator => (target, name) => {
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && value !== '' ? resolve(projectRoot, value) : undefined,
  )(target, name);
  for (const checked of [IsOptional(), IsString()]) checked(target, name);
};
