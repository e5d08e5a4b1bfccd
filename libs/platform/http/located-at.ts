import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { map, type Observable } from 'rxjs';
import type { TrackerReply } from './call.js';

/**
 * OpenAPI extension that marks operations whose response has a `Location` header; `api-docs.ts`
 * adds that header to the documentation of the successful response.
 */
export const ANSWERS_LOCATION = 'x-answers-location';

const PLACE = Symbol('place');

/**
 * Sets the URL path of the created record in a response, for the `Location` header. Needed only if
 * the path cannot be computed from the fields of the response.
 */
export const located = <Answer extends object>(answer: Answer, place: string): Answer =>
  Object.assign(answer, { [PLACE]: place });

function placeIn(answer: { [PLACE]?: string }): string {
  const place = answer[PLACE];
  if (place === undefined) throw new Error('a located answer says no place');
  return place;
}

/**
 * Method decorator that sends the URL path of the created record as `Location` header.
 * @param placeOf returns the path, computed from the response; without it, the response must have
 * been passed through {@link located}
 */
export const LocatedAt = <Answer>(
  placeOf: (answer: Answer) => string = placeIn as (answer: unknown) => string,
): MethodDecorator =>
  applyDecorators(
    UseInterceptors(new LocationInterceptor(placeOf as (answer: unknown) => string)),
    ApiExtension(ANSWERS_LOCATION, true),
  );

class LocationInterceptor implements NestInterceptor {
  constructor(private readonly placeOf: (answer: unknown) => string) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<TrackerReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        void reply.header('location', this.placeOf(answer));
        return answer;
      }),
    );
  }
}
