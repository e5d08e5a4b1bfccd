import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Restriction, SessionActor, TokenActor } from '#identity';
import { type Language, Problem, type RepeatableRequest } from '#platform';
import { languageOf } from './language.js';

/** The authenticated caller of a request: a person with a session, or a script with a token. */
export type Caller =
  { actor: SessionActor; sessionToken: string } | { actor: TokenActor; sessionToken: null };

/** Parts of a request that any controller may need besides its body, and the reply for headers. */
export interface Call {
  reply: TrackerReply;
  requestId: string;
  language: Language;
  /** Network address of the client. */
  from: string;
  userAgent?: string;
  /**
   * Whether a page sent the request on its own, for example to refresh itself, without user
   * activity.
   */
  unattended: boolean;
  idempotencyKey: string | null;
  ifMatch: string | null;
}

/** `device` is the secret of the browser's device cookie, which the server may or may not know. */
export type TrackerRequest = FastifyRequest & {
  caller?: Caller;
  device?: string;
  cookies?: Record<string, string | undefined>;
};
export type TrackerReply = FastifyReply;

export { Public, SecretAddress, TakesFile } from './admission/route-access.js';

/**
 * Keeps a route available to people who have one of these restrictions, such as a password that
 * must be changed. By default a restricted person can use no route.
 */
export const OpenDespite = (...restrictions: Restriction[]): MethodDecorator & ClassDecorator =>
  SetMetadata(OPEN_DESPITE_KEY, restrictions);
export const OPEN_DESPITE_KEY = 'tracker:open-despite';

/**
 * Reads the parts of {@link Call} from a request.
 * @throws Problem IDEMPOTENCY_KEY_INVALID
 */
export function callOf(request: TrackerRequest): Omit<Call, 'reply'> {
  const { 'idempotency-key': key, 'if-match': ifMatch, 'user-agent': userAgent } = request.headers;
  if (
    key !== undefined &&
    (typeof key !== 'string' || !/^[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?$/.test(key))
  )
    throw new Problem('IDEMPOTENCY_KEY_INVALID');
  return {
    requestId: request.id,
    language: languageOf(request.headers['accept-language']),
    from: request.ip,
    ...(userAgent === undefined ? {} : { userAgent }),
    unattended: request.headers['x-unattended'] === 'true',
    idempotencyKey: key ?? null,
    ifMatch: ifMatch ?? null,
  };
}

const requestOf = (context: ExecutionContext): TrackerRequest =>
  context.switchToHttp().getRequest<TrackerRequest>();

/** Injects the {@link Call}. */
export const CurrentRequest = createParamDecorator(
  (_: unknown, context: ExecutionContext): Call => ({
    ...callOf(requestOf(context)),
    reply: context.switchToHttp().getResponse<TrackerReply>(),
  }),
);

/** Injects the signed-in {@link Actor}. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => callerOf(requestOf(context)).actor,
);

/**
 * Injects the signed-in {@link SessionActor}. Tokens are rejected, because credentials are managed
 * by people only.
 * @throws Problem SESSION_REQUIRED
 */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): SessionActor => {
    const { actor, sessionToken } = callerOf(requestOf(context));
    if (sessionToken === null) throw new Problem('SESSION_REQUIRED');
    return actor;
  },
);

/** Injects the secret of the browser's device cookie; undefined without one. */
export const CurrentDevice = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => requestOf(context).device,
);

/** Injects the {@link Caller}: the actor and, for a browser, the session's token. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(requestOf(context)),
);

function callerOf(request: TrackerRequest): Caller {
  if (!request.caller) throw new Problem('NOT_SIGNED_IN');
  return request.caller;
}

/**
 * Makes a request repeatable if the client sent an Idempotency-Key. `asked` contains everything
 * that the effect depends on, ids in the path included.
 */
export function repeatable(
  call: Call,
  actor: Actor,
  action: string,
  asked: object,
): RepeatableRequest | null {
  if (call.idempotencyKey === null) return null;
  const body: unknown = JSON.parse(
    JSON.stringify(asked, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  );
  return { key: call.idempotencyKey, actorId: actor.personId, action, body };
}
