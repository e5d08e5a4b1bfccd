import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { actorOfSession, actorOfToken, csrfTokenOf, sameSecret } from '#identity';
import { Clock, Database, Refusal } from '#platform';
import { type Caller, callOf, PUBLIC_KEY, type TrackerRequest } from './call.js';
import { SESSION_COOKIE } from './session-cookie.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets nobody in without a session or a token, and no browser write without the CSRF token of its session. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, private readonly database: Database, private readonly clock: Clock) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_KEY, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<TrackerRequest>();
    const caller = await this.callerOf(request);
    if (!caller) throw new Refusal('NOT_SIGNED_IN');
    if (caller.sessionToken !== null && !SAFE.has(request.method)) checkCsrf(request, caller.sessionToken);
    request.caller = caller;
    return true;
  }

  private async callerOf(request: TrackerRequest): Promise<Caller | null> {
    const { requestId, from } = callOf(request);
    const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (request.headers.authorization !== undefined) {
      const actor = bearer === undefined ? null : await actorOfToken(this.database, this.clock, bearer, { requestId, from });
      return actor && { actor, sessionToken: null };
    }
    const token = request.cookies?.[SESSION_COOKIE];
    const actor = token === undefined ? null : await actorOfSession(this.database, this.clock, token, { requestId, from });
    return actor && token !== undefined ? { actor, sessionToken: token } : null;
  }
}

function checkCsrf(request: TrackerRequest, sessionToken: string): void {
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !sameSecret(given, csrfTokenOf(sessionToken))) throw new Refusal('CSRF_TOKEN_WRONG');
}
