import { Injectable, NotFoundException } from '@nestjs/common';
import { networkOf, type AllowList, Problem, Settings } from '#platform';
import { adminRangesOf, checkAdminAddress } from '../admin-addresses.js';
import type { TrackerRequest } from '../call.js';
import { kindOf, type PlaceRate } from '../rate-limits/limits.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { deviceCookieName, reachedAt } from '../session-cookie.js';
import { CallerLookup } from './caller-lookup.js';
import { accessOf } from './route-access.js';
import { checkAnnouncedBody, checkHead } from './request-bounds.js';

/**
 * Accepts or rejects a request by its head alone, before its body is read: checks the size limits,
 * the caller's identity, and the rate limits. Without a session or a token only routes marked as
 * open are accepted. Requests to these are counted by network, or by account when the caller is
 * known.
 */
@Injectable()
export class Admission {
  private readonly adminRanges: AllowList | null;

  constructor(
    private readonly callers: CallerLookup,
    private readonly settings: Settings,
    private readonly limits: RateLimits,
  ) {
    this.adminRanges = adminRangesOf(settings.ADMIN_ADDRESSES);
  }

  /**
   * Accepts a request and stores the caller on it.
   * @throws Problem with the reason for rejecting it; NotFoundException when there is no such route
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
    // A production installation does not show its API documentation to callers who are not signed
    // in.
    const isHidden = open === 'documentation' && this.settings.INSTALLATION === 'production';
    if (open !== undefined && !isHidden) await this.countPlace(request, open);
    else await this.admitCaller(request);
    if (secret !== undefined && request.caller)
      await this.limits.count(secret, `${routeOf(request)} ${request.caller.actor.personId}`);
    checkAnnouncedBody(request);
  }

  /**
   * Identifies the caller before counting, so that unauthenticated requests from the same address
   * do not use up the limit of somebody who is signed in.
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
   * Counts a request to a route that needs no session: sign-ins from a known device by device,
   * everything else by network.
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
      // The network's limit is used up. A caller who is signed in has a limit of their own.
      const caller = await this.callers.callerOf(request);
      if (!caller) throw usedUp;
      await this.limits.count(kindOf(request.method, pathOf(request)), caller.actor.personId);
    }
  }
}

/** The path of a request, without its query. */
export const pathOf = (request: TrackerRequest): string => request.url.split('?', 1)[0] ?? '';

/** Key under which a route is counted. Each route has its own; all unknown URLs share one. */
const routeOf = (request: TrackerRequest): string =>
  request.is404 ? 'none' : `${request.method} ${request.routeOptions.url ?? ''}`;
