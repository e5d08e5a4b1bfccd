import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { actorOfSession, actorOfToken, csrfTokenOf, type Restriction, sameSecret, SignInPolicy, type TokenReach } from '#identity';
import { Clock, Database, type Reach, Refusal, type RefusalCode, Settings } from '#platform';
import { adminRangesOf, checkAdminAddress } from './admin-addresses.js';
import { type Caller, callOf, OPEN_DESPITE_KEY, PUBLIC_KEY, type TrackerRequest } from './call.js';
import { isSafe, kindOf } from './rate-limits/limits.js';
import { RateLimits } from './rate-limits/rate-limits.js';
import { sessionCookieName } from './session-cookie.js';

const REFUSAL_OF: Readonly<Record<Restriction, RefusalCode>> = {
  'password-change-required': 'PASSWORD_CHANGE_REQUIRED', 'second-factor-enrolment-required': 'SECOND_FACTOR_ENROLMENT_REQUIRED',
};

/**
 * Lets nobody in without a session or a token, nobody too often, no browser write without the CSRF token of its session, no
 * token do what it was not made for, and no session pass what its person has to do first.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly adminRanges: Reach | null;

  constructor(
    private readonly reflector: Reflector, private readonly database: Database, private readonly clock: Clock,
    private readonly settings: Settings, private readonly limits: RateLimits, private readonly policy: SignInPolicy,
  ) {
    this.adminRanges = adminRangesOf(settings.ADMIN_ADDRESSES);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<TrackerRequest>();
    const path = pathOf(request);
    const about = <T>(key: string): T | undefined => this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
    if (about<boolean>(PUBLIC_KEY)) {
      if (!isSafe(request.method)) this.limits.count('sign-in', request.ip);
      return true;
    }
    this.limits.check('strangers', request.ip);
    const caller = await this.callerOf(request).catch((error: unknown) => {
      if (error instanceof Refusal) this.limits.count('strangers', request.ip);
      throw error;
    });
    if (!caller) {
      this.limits.count('strangers', request.ip);
      throw new Refusal('NOT_SIGNED_IN');
    }
    request.caller = caller;
    checkAdminAddress(this.adminRanges, caller.actor, request.ip);
    this.limits.count(kindOf(request.method, path), caller.actor.personId);
    if (caller.sessionToken === null) checkReach(request, path, caller.actor.reach);
    else if (!isSafe(request.method)) checkCsrf(request, caller.sessionToken);
    const [first, ...others] = caller.actor.restrictions;
    const opens = about<Restriction[]>(OPEN_DESPITE_KEY) ?? [];
    if (first !== undefined && ![first, ...others].some((one) => opens.includes(one))) throw new Refusal(REFUSAL_OF[first]);
    return true;
  }

  private async callerOf(request: TrackerRequest): Promise<Caller | null> {
    const asked = callOf(request);
    const terms = { clock: this.clock, policy: this.policy };
    const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (request.headers.authorization !== undefined) {
      const actor = bearer === undefined ? null : await actorOfToken(this.database, terms, bearer, asked);
      return actor && { actor, sessionToken: null };
    }
    const token = request.cookies?.[sessionCookieName(this.settings.publicUrl)];
    const actor = token === undefined ? null : await actorOfSession(this.database, terms, token, asked);
    return actor && token !== undefined ? { actor, sessionToken: token } : null;
  }
}

const pathOf = (request: TrackerRequest): string => request.url.split('?')[0] ?? '';

function checkCsrf(request: TrackerRequest, sessionToken: string): void {
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !sameSecret(given, csrfTokenOf(sessionToken))) throw new Refusal('CSRF_TOKEN_WRONG');
}

/** A token for reports also finds out whose it is. */
function checkReach(request: TrackerRequest, path: string, { mayWrite, reportsOnly }: TokenReach): void {
  const withinReports = /^\/api\/(reports(\/.*)?|me)$/.test(path);
  if ((!mayWrite && !isSafe(request.method)) || (reportsOnly && !withinReports)) throw new Refusal('TOKEN_SCOPE');
}
