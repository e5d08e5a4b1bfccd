import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Allow } from 'class-validator';
import { Expose, Transform } from 'class-transformer';
import type { TrackerReply } from './call.js';

/** The day from which a former name is deprecated, and the day from which it is rejected. */
export interface Deprecation {
  since: Date;
  until: Date;
}

/**
 * Fills a field from its former name when the new name is absent. Must stand before the field's own
 * decorator, because it runs before that one reads the value.
 */
export const FormerlyCalled = (name: string): PropertyDecorator =>
  applyDecorators(
    // Without this class-transformer skips a field that is absent from the input.
    Expose(),
    Transform(({ value, obj }: { value: unknown; obj: Record<string, unknown> }) =>
      value === undefined ? obj[name] : value,
    ),
  );

/** Declares the former name itself, so that it is not rejected as an unknown field. */
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
 * Announces in response headers that the request used something deprecated (RFC 9745, RFC 8594).
 */
export function sayDeprecated(reply: TrackerReply, { since, until }: Deprecation): void {
  void reply.headers({
    deprecation: `@${Math.floor(since.getTime() / 1000)}`,
    sunset: until.toUTCString(),
  });
}
