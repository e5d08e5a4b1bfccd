import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { DiskRoom } from '../disk/disk-room.js';
import { accessOf } from './admission/route-access.js';
import type { TrackerRequest } from './call.js';
import { isSafe } from './rate-limits/default-limits.js';

/**
 * Rejects requests that change data while the disk is almost full. Signing in and out remain
 * possible, because users need them to read and they use almost no space.
 */
@Injectable()
export class DiskRoomGuard implements CanActivate {
  constructor(private readonly room: DiskRoom) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<TrackerRequest>();
    if (!isSafe(request.method) && !isAboutSession(request)) this.room.refuseWhenFull();
    return true;
  }
}

const isAboutSession = (request: TrackerRequest): boolean =>
  accessOf(request).open === 'sign-in' || request.routeOptions.url === '/api/sessions/current';
