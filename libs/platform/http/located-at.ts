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

/** Documentation of the response header; `api-docs.ts` moves it to the successful answer. */
export const ANSWERS_LOCATION = 'x-answers-location';

const PLACE = Symbol('place');

/** Gives an answer the path of what was created, where the answer does not show it otherwise. */
export const located = <Answer extends object>(answer: Answer, place: string): Answer =>
  Object.assign(answer, { [PLACE]: place });

function placeIn(answer: { [PLACE]?: string }): string {
  const place = answer[PLACE];
  if (place === undefined) throw new Error('a located answer says no place');
  return place;
}

/**
 * Method decorator that sends where the created thing is read, as the `Location` of the answer.
 * @param placeOf returns the path from the answer; without it the answer was made by {@link located}
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
