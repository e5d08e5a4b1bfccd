import { Injectable } from '@nestjs/common';
import { actorOfSession, actorOfToken } from '../../queries/actor-of.js';
import { knownDevice } from '../../queries/known-device.js';
import { SignInPolicy } from '../../rules/sign-in-policy.js';
import { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import { Database } from '#platform/database';
import { type TrackerRequest, callOf, reachedAt } from '#platform/http';
import { type Caller } from '../caller.js';
import { sessionCookieName } from '../session-cookie.js';

/**
 * Determines the caller of a request from the API token or session cookie in the request, and
 * recognises by the device cookie browsers in which a user has signed in before.
 */
@Injectable()
export class CallerLookup {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly policy: SignInPolicy,
  ) {}

  /**
   * Returns the caller of a request, or null when the request has no valid token and no valid
   * session. When a request has an Authorization header, the session cookie is ignored.
   */
  async callerOf(request: TrackerRequest): Promise<Caller | null> {
    const asked = callOf(request);
    const terms = { clock: this.clock, policy: this.policy };
    const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (request.headers.authorization !== undefined) {
      const actor =
        bearer === undefined ? null : await actorOfToken(this.database, terms, bearer, asked);
      return actor && { actor, sessionToken: null };
    }
    const token = request.cookies?.[sessionCookieName(reachedAt(request, this.settings.publicUrl))];
    const actor =
      token === undefined ? null : await actorOfSession(this.database, terms, token, asked);
    return actor && token !== undefined ? { actor, sessionToken: token } : null;
  }

  /**
   * Returns the key under which sign-ins from a known browser are counted. Returns null when the
   * value of the device cookie is not known.
   */
  knownDevice(device: string, requestId: string): ReturnType<typeof knownDevice> {
    return knownDevice(this.database, this.clock, device, requestId);
  }
}
