import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { csrfTokenOf, sameSecret } from '../rules/secret.js';
import type { Restriction } from '../rules/restrictions.js';
import type { TokenAccess } from '../rules/token-scope.js';
import { Problem, type ProblemCode } from '#platform/problem';
import { pathOf } from './admission/admission.js';
import { accessOf, isSafe } from '#platform/http';
import { type SignedInRequest, OPEN_DESPITE_KEY } from './caller.js';

const PROBLEM_OF: Readonly<Record<Restriction, ProblemCode>> = {
  'password-change-required': 'PASSWORD_CHANGE_REQUIRED',
  'second-factor-enrolment-required': 'SECOND_FACTOR_ENROLMENT_REQUIRED',
};

/**
 * Rejects requests that the caller may not make: without a caller on a route that needs one; a
 * write from a browser without the CSRF token of its session; outside the scopes of an API token;
 * or by a person who first has to do something else, such as change the password.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const about = <T>(key: string): T | undefined =>
      this.reflector.getAllAndOverride<T | undefined>(key, [
        context.getHandler(),
        context.getClass(),
      ]);
    if (accessOf(request).open !== undefined) return true;
    const { caller } = request;
    if (!caller) throw new Problem('NOT_SIGNED_IN');
    if (caller.sessionToken === null) checkReach(request, pathOf(request), caller.actor.reach);
    else if (!isSafe(request.method)) checkCsrf(request, caller.sessionToken);
    const [first, ...others] = caller.actor.restrictions;
    const opens = about<Restriction[]>(OPEN_DESPITE_KEY) ?? [];
    if (first !== undefined && ![first, ...others].some((one) => opens.includes(one)))
      throw new Problem(PROBLEM_OF[first]);
    return true;
  }
}

function checkCsrf(request: SignedInRequest, sessionToken: string): void {
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !sameSecret(given, csrfTokenOf(sessionToken)))
    throw new Problem('CSRF_TOKEN_WRONG');
}

/**
 * Rejects a request that the scopes of the API token do not cover. A token for reports only may
 * also read `/api/me`, which tells whose token it is.
 */
function checkReach(
  request: SignedInRequest,
  path: string,
  { mayWrite, reportsOnly }: TokenAccess,
): void {
  const withinReports = /^\/api\/(reports(\/.*)?|me)$/.test(path);
  if ((!mayWrite && !isSafe(request.method)) || (reportsOnly && !withinReports))
    throw new Problem('TOKEN_SCOPE');
}
