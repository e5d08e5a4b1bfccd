import { Injectable, NotFoundException } from '@nestjs/common';
import { Settings } from '#platform/config';
import { type AllowList, networkOf } from '#platform/network';
import { Problem } from '#platform/problem';
import { adminRangesOf, checkAdminAddress } from '../admin-addresses.js';
import {
  type TrackerRequest,
  type PlaceRate,
  kindOf,
  RateLimiter,
  accessOf,
  checkAnnouncedBody,
  checkHead,
  reachedAt,
} from '#platform/http';
import { deviceCookieName } from '../session-cookie.js';
import { CallerLookup } from './caller-lookup.js';

/**
 * Accepts or rejects a request by its URL and headers, before its body is read. Checks the size
 * limits, the caller's session or token, and the rate limits. Callers without session or token may
 * use only public routes (see `Public`); requests to these count against a limit per network.
 */
@Injectable()
export class Admission {
  private readonly adminRanges: AllowList | null;

  constructor(
    private readonly callers: CallerLookup,
    private readonly settings: Settings,
    private readonly limits: RateLimiter,
  ) {
    this.adminRanges = adminRangesOf(settings.ADMIN_ADDRESSES);
  }

  /**
   * Accepts a request and stores its caller in `request.caller`.
   * @throws Problem with the reason why the request is rejected; NotFoundException when no route
   * matches the URL
   */
  async admit(request: TrackerRequest): Promise<void> {
    checkHead(request);
    const { open, secret } = accessOf(request);
    const device = request.cookies?.[deviceCookieName(reachedAt(request, this.settings.publicUrl))];
    if (device !== undefined) request.device = device;
    if (request.is404) {
      await this.countPlace(request, 'strangers');
      throw new NotFoundException();
    }
    // In production, the API documentation is available only to signed-in users.
    const isHidden = open === 'documentation' && this.settings.INSTALLATION === 'production';
    if (open !== undefined && !isHidden) await this.countPlace(request, open);
    else await this.admitCaller(request);
    if (secret !== undefined && request.caller)
      await this.limits.count(secret, `${routeOf(request)} ${request.caller.actor.personId}`);
    checkAnnouncedBody(request);
  }

  /**
   * Accepts a request that needs a session or a token. Such a request counts only against the limit
   * of the caller's account. Requests without a valid session or token count against a separate
   * limit per network, so that they cannot use up the limit of a signed-in user.
   */
  private async admitCaller(request: TrackerRequest): Promise<void> {
    const caller = await this.callers.callerOf(request).catch(async (error: unknown) => {
      if (error instanceof Problem) await this.limits.count('strangers', networkOf(request.ip));
      throw error;
    });
    if (!caller) {
      await this.limits.count('strangers', networkOf(request.ip));
      throw new Problem('NOT_SIGNED_IN');
    }
    request.caller = caller;
    checkAdminAddress(this.adminRanges, caller.actor, request.ip);
    await this.limits.count(kindOf(request.method, pathOf(request)), caller.actor.personId);
  }

  /**
   * Counts a request to a route that needs no session. A sign-in from a browser that has a valid
   * device cookie counts per browser, every other request per network.
   */
  private async countPlace(request: TrackerRequest, rate: PlaceRate): Promise<void> {
    const device =
      rate === 'sign-in' && request.device !== undefined
        ? await this.callers.knownDevice(request.device, request.id)
        : null;
    if (device !== null) return this.limits.count(rate, device);
    const place = `${routeOf(request)} ${networkOf(request.ip)}`;
    try {
      await this.limits.count(rate, place);
    } catch (usedUp) {
      // The limit of this network is used up. A signed-in caller may still continue, within the
      // limit of the caller's own account.
      const caller = await this.callers.callerOf(request);
      if (!caller) throw usedUp;
      await this.limits.count(kindOf(request.method, pathOf(request)), caller.actor.personId);
    }
  }
}

/** Returns the path of a request's URL, without the query. */
export const pathOf = (request: TrackerRequest): string => request.url.split('?', 1)[0] ?? '';

/**
 * Returns the part of a rate limit's key that identifies the route, so that each route is counted
 * separately. All URLs that match no route share one key.
 */
const routeOf = (request: TrackerRequest): string =>
  request.is404 ? 'none' : `${request.method} ${request.routeOptions.url ?? ''}`;
