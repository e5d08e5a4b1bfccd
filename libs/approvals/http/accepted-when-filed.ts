import {
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import type { TrackerReply } from '#platform/http';
import { type ChangeRequestDto, placeOfChangeRequest } from './change-request.dto.js';

/**
 * Method decorator for a route that does some things at once and files others for a decision:
 * answers 202 with the address of the change request where the handler returned one.
 */
export const AcceptedWhenFiled = (): MethodDecorator =>
  UseInterceptors(new AcceptedWhenFiledInterceptor());

class AcceptedWhenFiledInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<TrackerReply>();
    return next.handle().pipe(
      tap((answer: object) => {
        if (isFiled(answer))
          void reply.status(202).header('location', placeOfChangeRequest(answer));
      }),
    );
  }
}

const isFiled = (answer: object): answer is ChangeRequestDto =>
  'subject' in answer && 'waitsFor' in answer;
