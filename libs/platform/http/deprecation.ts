import { applyDecorators, Header } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Allow } from 'class-validator';
import { Expose, Transform } from 'class-transformer';
import type { TrackerReply } from './call.js';

/**
 * Dates for an old name of a field or route: `since` when the name was deprecated, `until` when it
 * will no longer be accepted.
 */
export interface Deprecation {
  since: Date;
  until: Date;
}

/**
 * Property decorator that reads a field from its old name when the new name is absent. Must be
 * written above the field's own decorator, because it has to run first.
 */
export const FormerlyCalled = (name: string): PropertyDecorator =>
  applyDecorators(
    // Without this, class-transformer would ignore the field when the request has only the old
    // name.
    Expose(),
    Transform(({ value, obj }: { value: unknown; obj: Record<string, unknown> }) =>
      value === undefined ? obj[name] : value,
    ),
  );

/**
 * Property decorator that declares the old name of a field, so that it is not rejected as unknown.
 */
export const FormerName = (now: string): PropertyDecorator =>
  applyDecorators(
    Allow(),
    ApiProperty({
      type: 'string',
      required: false,
      deprecated: true,
      description: `Now called ${now}`,
    }),
  );

/**
 * Sets the response headers that tell the client that it used a deprecated name (RFC 9745, RFC
 * 8594).
 */
export function sayDeprecated(reply: TrackerReply, deprecation: Deprecation): void {
  void reply.headers(headersOf(deprecation));
}

/**
 * Method decorator that adds the deprecation headers to every successful response of a route whose
 * URL has been replaced by another.
 */
export const FormerRoute = (deprecation: Deprecation): MethodDecorator =>
  applyDecorators(
    ...Object.entries(headersOf(deprecation)).map(([name, value]) => Header(name, value)),
  );

const headersOf = ({ since, until }: Deprecation) => ({
  deprecation: `@${Math.floor(since.getTime() / 1000)}`,
  sunset: until.toUTCString(),
});
