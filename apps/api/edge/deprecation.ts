import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Allow } from 'class-validator';
import { Expose, Transform } from 'class-transformer';
import type { TrackerReply } from './call.js';

/** From when on a former name is not to be used any more, and when it is no longer taken. */
export interface Deprecation {
  since: Date;
  until: Date;
}

/** Takes a field's value from its former name when it did not come under its own; stands before the field's own decorator, whose reading it precedes. */
export const FormerlyCalled = (name: string): PropertyDecorator =>
  applyDecorators(
    // Without it a field that did not come is not looked at.
    Expose(),
    Transform(({ value, obj }: { value: unknown; obj: Record<string, unknown> }) =>
      value === undefined ? obj[name] : value,
    ),
  );

/** The former name itself, which is taken so that it is not refused as unknown. */
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

/** Says in the answer that the request used something that will not be taken for long (RFC 9745, RFC 8594). */
export function sayDeprecated(reply: TrackerReply, { since, until }: Deprecation): void {
  void reply.headers({
    deprecation: `@${Math.floor(since.getTime() / 1000)}`,
    sunset: until.toUTCString(),
  });
}
