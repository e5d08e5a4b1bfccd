import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { map, type Observable } from 'rxjs';
import { Problem } from '../problem/problem.js';
import type { TrackerReply, TrackerRequest } from './call.js';
import { checkedBodyOf } from './checked-input.js';
import { documentedParameter } from './documented-parameter.js';

/** Returns the ETag header value for the version number of a record. */
export const etagOf = (version: number): string => `"v${version}"`;

/**
 * Returns the version of the record that the client has edited, from the `If-Match` header. A weak
 * tag (`W/"v3"`) is accepted too, because proxies that compress responses make tags weak. `*` is
 * treated as missing, because it would overwrite changes that the client has not seen.
 * @throws Problem IF_MATCH_REQUIRED, or EDIT_STALE for a tag that this API did not issue.
 */
export function requireVersion(ifMatch: string | null | undefined): number {
  const given = (ifMatch ?? '').trim();
  if (given === '' || given === '*') throw new Problem('IF_MATCH_REQUIRED');
  const version = Number(/^(?:W\/)?"v([1-9]\d{0,8})"$/.exec(given)?.[1]);
  if (!Number.isSafeInteger(version)) throw new Problem('EDIT_STALE');
  return version;
}

/**
 * Returns the version of the record that the client has edited, from the `If-Match` header. Waits
 * for the validation of the body first, so that an invalid body is reported before a wrong version.
 * @throws Problem IF_MATCH_REQUIRED, EDIT_STALE
 */
export async function versionReadOf(request: TrackerRequest): Promise<number> {
  await checkedBodyOf(request);
  return requireVersion(request.headers['if-match']);
}

export const IF_MATCH_HEADER = {
  name: 'If-Match',
  example: '"v1"',
  description: 'The ETag that the read gave',
} as const;

const VersionParameter = createParamDecorator(
  (_: unknown, context: ExecutionContext): Promise<number> =>
    versionReadOf(context.switchToHttp().getRequest<TrackerRequest>()),
);

/**
 * Parameter decorator that passes the version of the record that the client has edited, and
 * documents the `If-Match` header.
 * @throws Problem IF_MATCH_REQUIRED, EDIT_STALE
 */
export const IfMatch = (): ParameterDecorator =>
  documentedParameter(VersionParameter(), { ...IF_MATCH_HEADER, required: true });

const ETAG = Symbol('etag');
interface Tagged {
  [ETAG]?: string;
  version?: number;
}

/**
 * Sets the version of the record in a response, from which {@link Versioned} makes the `ETag`.
 * Needed only if the response has no field `version`, or if the version of the `ETag` differs from
 * that field.
 */
export const versioned = <Answer extends object>(answer: Answer, version: number): Answer =>
  Object.assign(answer, { [ETAG]: etagOf(version) });

@Injectable()
class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<TrackerReply>();
    return next.handle().pipe(
      map((answer: Tagged) => {
        void reply.header('etag', tagOf(answer));
        return answer;
      }),
    );
  }
}

function tagOf({ [ETAG]: etag, version }: Tagged): string {
  if (etag !== undefined) return etag;
  if (version === undefined) throw new Error('a versioned answer says no version');
  return etagOf(version);
}

/**
 * OpenAPI extension that marks operations whose response has an `ETag` header; `api-docs.ts` adds
 * that header to the documentation of the successful response.
 */
export const ANSWERS_ETAG = 'x-answers-etag';

/**
 * Method decorator that sends the version of the record in the response as its `ETag` header.
 * Clients send it back as `If-Match` when they edit the record.
 */
export const Versioned = (): MethodDecorator =>
  applyDecorators(UseInterceptors(EtagInterceptor), ApiExtension(ANSWERS_ETAG, true));
