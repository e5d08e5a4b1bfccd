import { Injectable, NotFoundException } from '@nestjs/common';
import { actorOfSession, actorOfToken, knownDevice, SignInPolicy } from '#identity';
import { Clock, Database, networkOf, type Reach, Refusal, Settings } from '#platform';
import { adminRangesOf, checkAdminAddress } from '../admin-addresses.js';
import { type Caller, callOf, type TrackerRequest } from '../call.js';
import { kindOf, type PlaceRate } from '../rate-limits/limits.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { deviceCookieName, reachedAt, sessionCookieName } from '../session-cookie.js';
import { accessOf } from './route-access.js';
import { checkAnnouncedBody, checkHead } from './request-bounds.js';

/**
 * Decides about a request by its head alone, before a byte of its body is read: whether it keeps within bounds, who asks, and
 * whether they ask too often. Nobody without a session or a token gets past, but on routes that are marked as
 * open; these count by network, unless somebody asks who is known here.
 */
@Injectable()
export class Admission {
  private readonly adminRanges: Reach | null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly limits: RateLimits,
    private readonly policy: SignInPolicy,
  ) {
    this.adminRanges = adminRangesOf(settings.ADMIN_ADDRESSES);
  }

  /** Lets a request in, and notes on it who asks. @throws Refusal why not; NotFoundException when there is no such route */
  async admit(request: TrackerRequest): Promise<void> {
    checkHead(request);
    const { open, secret } = accessOf(request);
    const device = request.cookies?.[deviceCookieName(reachedAt(request, this.settings.publicUrl))];
    if (device !== undefined) request.device = device;
    if (request.is404) {
      await this.countPlace(request, 'strangers');
      throw new NotFoundException();
    }
    // Where people work, strangers are shown no map of the API.
    const isHidden = open === 'documentation' && this.settings.INSTALLATION === 'production';
    if (open !== undefined && !isHidden) await this.countPlace(request, open);
    else await this.admitCaller(request);
    if (secret !== undefined && request.caller)
      this.limits.count(secret, `${routeOf(request)} ${request.caller.actor.personId}`);
    checkAnnouncedBody(request);
  }

  /** Finds out first who asks: what strangers behind the same address have used up is nothing to somebody who is signed in. */
  private async admitCaller(request: TrackerRequest): Promise<void> {
    const caller = await this.callerOf(request).catch((error: unknown) => {
      if (error instanceof Refusal) this.limits.count('strangers', networkOf(request.ip));
      throw error;
    });
    if (!caller) {
      this.limits.count('strangers', networkOf(request.ip));
      throw new Refusal('NOT_SIGNED_IN');
    }
    request.caller = caller;
    checkAdminAddress(this.adminRanges, caller.actor, request.ip);
    this.limits.count(kindOf(request.method, pathOf(request)), caller.actor.personId);
  }

  /** Counts a request of a route that needs no session: by the device, where people sign in on one that is known, else by network. */
  private async countPlace(request: TrackerRequest, rate: PlaceRate): Promise<void> {
    const device =
      rate === 'sign-in' && request.device !== undefined
        ? await knownDevice(this.database, this.clock, request.device, request.id)
        : null;
    if (device !== null) return this.limits.count(rate, device);
    const place = `${routeOf(request)} ${networkOf(request.ip)}`;
    if (!this.limits.isUsedUp(rate, place)) return this.limits.count(rate, place);
    // The network has used its share up; whoever is signed in has a share of their own.
    const caller = await this.callerOf(request);
    if (!caller) return this.limits.count(rate, place);
    this.limits.count(kindOf(request.method, pathOf(request)), caller.actor.personId);
  }

  private async callerOf(request: TrackerRequest): Promise<Caller | null> {
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
}

/** The path of a request, without its query. */
export const pathOf = (request: TrackerRequest): string => request.url.split('?', 1)[0] ?? '';

/** Each route counts for itself; addresses that do not exist are one. */
const routeOf = (request: TrackerRequest): string =>
  request.is404 ? 'none' : `${request.method} ${request.routeOptions.url ?? ''}`;
