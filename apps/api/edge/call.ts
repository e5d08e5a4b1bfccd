import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Restriction, SessionActor, TokenActor } from '#identity';
import { type Language, Refusal, type RepeatableRequest } from '#platform';
import { languageOf } from './language.js';

/** What the guard found out about a request: somebody with a session, or a script with a token. */
export type Caller =
  { actor: SessionActor; sessionToken: string } | { actor: TokenActor; sessionToken: null };

/** The parts of a request that every controller may need besides its body. */
export interface Call {
  requestId: string;
  language: Language;
  /** Network address that asked. */
  from: string;
  userAgent?: string;
  /** A page asked by itself, with nobody at it. */
  unattended: boolean;
  idempotencyKey: string | null;
  ifMatch: string | null;
}

/** `device` is what a browser shows of itself, known or not. */
export type TrackerRequest = FastifyRequest & {
  caller?: Caller;
  device?: string;
  cookies?: Record<string, string | undefined>;
};
export type TrackerReply = FastifyReply;

export { Public, SecretAddress, TakesFile } from './admission/route-access.js';

/** Keeps a route open to whoever has one of these to do first, whatever else they have to do; by default none is. */
export const OpenDespite = (...restrictions: Restriction[]): MethodDecorator & ClassDecorator =>
  SetMetadata(OPEN_DESPITE_KEY, restrictions);
export const OPEN_DESPITE_KEY = 'tracker:open-despite';

/** Reads the parts of a request. @throws Refusal IDEMPOTENCY_KEY_INVALID */
export function callOf(request: TrackerRequest): Call {
  const { 'idempotency-key': key, 'if-match': ifMatch, 'user-agent': userAgent } = request.headers;
  if (
    key !== undefined &&
    (typeof key !== 'string' || !/^[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?$/.test(key))
  )
    throw new Refusal('IDEMPOTENCY_KEY_INVALID');
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
export const CurrentRequest = createParamDecorator((_: unknown, context: ExecutionContext): Call =>
  callOf(requestOf(context)),
);

/** Injects the signed-in {@link Actor}. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => callerOf(requestOf(context)).actor,
);

/** Injects the signed-in {@link SessionActor}: what opens an account is handled by people, never by their tokens. @throws Refusal SESSION_REQUIRED */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): SessionActor => {
    const { actor, sessionToken } = callerOf(requestOf(context));
    if (sessionToken === null) throw new Refusal('SESSION_REQUIRED');
    return actor;
  },
);

/** Injects the secret that a browser shows to be known by; undefined when it shows none. */
export const CurrentDevice = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => requestOf(context).device,
);

/** Injects the {@link Caller}: the actor and, for a browser, the session's token. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(requestOf(context)),
);

function callerOf(request: TrackerRequest): Caller {
  if (!request.caller) throw new Refusal('NOT_SIGNED_IN');
  return request.caller;
}

/** The request as a repeatable one, if the caller sent an Idempotency-Key. `asked` is all that the effect depends on, ids of the path included. */
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
