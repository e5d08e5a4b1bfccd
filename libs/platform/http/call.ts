import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Scope } from '../database/scope.js';
import type { Language } from '../language/language.js';
import { Problem } from '../problem/problem.js';
import { languageOf } from './language.js';

/**
 * User who sent a request, as the platform sees it: the id of the person and their access scope.
 */
export interface RequestActor {
  personId: string;
  scope: Scope;
}

/**
 * The authenticated caller of a request: a person in a browser (session), or a program (API token).
 * `sessionToken` is null for an API token.
 */
export interface RequestCaller {
  actor: RequestActor;
  sessionToken: string | null;
}

/**
 * Parts of a request besides its body that controllers need, and the reply, on which they set
 * headers.
 */
export interface Call {
  reply: TrackerReply;
  requestId: string;
  language: Language;
  /** Network address of the client. */
  from: string;
  userAgent?: string;
  /**
   * Whether the web app sent the request on its own, for example to refresh a page, and not because
   * of a user's action. Such a request does not extend the session.
   */
  unattended: boolean;
}

/**
 * A request with the caller that was determined from its credentials. `device` is the value of the
 * browser's device cookie, which has not been checked yet.
 */
export type TrackerRequest = FastifyRequest & {
  caller?: RequestCaller;
  device?: string;
  cookies?: Record<string, string | undefined>;
};
export type TrackerReply = FastifyReply;

export { Public, SecretAddress, TakesFile } from './admission/route-access.js';

/**
 * Reads the parts of {@link Call} from a request, except for the reply.
 * @throws Problem IDEMPOTENCY_KEY_INVALID, also on routes that do not use the key, because a client
 * that sends such a key relies on it
 */
export function callOf(request: TrackerRequest): Omit<Call, 'reply'> {
  idempotencyKeyOf(request);
  const { 'user-agent': userAgent } = request.headers;
  return {
    requestId: request.id,
    language: languageOf(request.headers['accept-language']),
    from: request.ip,
    ...(userAgent === undefined ? {} : { userAgent }),
    unattended: request.headers['x-unattended'] === 'true',
  };
}

/**
 * Returns the `Idempotency-Key` of a request; null when the client sent none.
 * @throws Problem IDEMPOTENCY_KEY_INVALID
 */
export function idempotencyKeyOf({ headers }: TrackerRequest): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?$/.test(key))
    throw new Problem('IDEMPOTENCY_KEY_INVALID');
  return key;
}

const requestOf = (context: ExecutionContext): TrackerRequest =>
  context.switchToHttp().getRequest<TrackerRequest>();

/** Parameter decorator that passes the {@link Call} of the current request. */
export const CurrentRequest = createParamDecorator(
  (_: unknown, context: ExecutionContext): Call => ({
    ...callOf(requestOf(context)),
    reply: context.switchToHttp().getResponse<TrackerReply>(),
  }),
);

/**
 * Parameter decorator that passes the signed-in person, or the owner of an API token.
 */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): RequestActor => callerOf(requestOf(context)).actor,
);

/**
 * Parameter decorator that passes the signed-in person. Used by routes that manage
 * credentials; only a person in a browser may use them, so API tokens are rejected.
 * @throws Problem SESSION_REQUIRED
 */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): RequestActor => {
    const { actor, sessionToken } = callerOf(requestOf(context));
    if (sessionToken === null) throw new Problem('SESSION_REQUIRED');
    return actor;
  },
);

/** The actor who sent a request, and the language of the response. */
export interface Reader<A extends RequestActor = RequestActor> {
  actor: A;
  language: Language;
}

/** Parameter decorator that passes the signed-in actor with their language, as {@link Reader}. */
export const CurrentReader = createParamDecorator(
  (_: unknown, context: ExecutionContext): Reader => {
    const request = requestOf(context);
    return {
      actor: callerOf(request).actor,
      language: languageOf(request.headers['accept-language']),
    };
  },
);

/** Parameter decorator that passes the value of the device cookie; undefined when there is none. */
export const CurrentDevice = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => requestOf(context).device,
);

/**
 * Parameter decorator that passes the {@link RequestCaller}, which includes the session token of a
 * browser.
 */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): RequestCaller => callerOf(requestOf(context)),
);

/**
 * Returns the caller of a request.
 * @throws Problem NOT_SIGNED_IN
 */
export function callerOf(request: TrackerRequest): RequestCaller {
  if (!request.caller) throw new Problem('NOT_SIGNED_IN');
  return request.caller;
}
