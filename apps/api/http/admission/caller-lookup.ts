import { Injectable } from '@nestjs/common';
import { actorOfSession, actorOfToken, knownDevice, SignInPolicy } from '#identity';
import { Clock, Database, Settings } from '#platform';
import { type Caller, callOf, type TrackerRequest } from '../call.js';
import { reachedAt, sessionCookieName } from '../session-cookie.js';

/** Identifies who sent a request: by API token, by session, or by a known device. */
@Injectable()
export class CallerLookup {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly policy: SignInPolicy,
  ) {}

  /** Caller of a request, null without a valid token or session. A token takes precedence. */
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

  /** Key under which a known device is counted by the rate limits, null for an unknown device. */
  knownDevice(device: string, requestId: string): ReturnType<typeof knownDevice> {
    return knownDevice(this.database, this.clock, device, requestId);
  }
}
