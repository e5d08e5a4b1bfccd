import { type Deed, recordRefusal } from '#audit';
import {
  type Database,
  type Log,
  noUnitsScope,
  type Refusal,
  type Scope,
  serviceScope,
} from '#platform';
import { unitOfSubject } from '#reports';
import type { TrackerRequest } from './call.js';
import { TokenBuckets } from './rate-limits/token-buckets.js';
import { type RefusedRequest, refusedDeed } from './refused-deed.js';
import { SESSION_COOKIE } from './session-cookie.js';

/** Of what strangers are refused, and of what comes too often, only so much is recorded per address or account and minute: it must not fill the disk. */
const NOISE_PER_MINUTE = 60;

/** Puts refused requests into the record, before they are answered. */
export class RefusalRecorder {
  private readonly noise = new TokenBuckets(NOISE_PER_MINUTE);
  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  /** Records a refusal that is worth it. Never fails: whoever was refused is told so, even when that cannot be recorded. */
  async record(request: TrackerRequest, refusal: Refusal): Promise<void> {
    const deed = refusedDeed(refusedRequest(request), refusal);
    if (!deed || this.isTooMuch(request, refusal)) return;
    try {
      await recordRefusal(
        this.database,
        scopeOf(request),
        { ...deed, ...(await this.unitOf(request, deed)) },
        refusal,
      );
    } catch (error) {
      this.log.error(
        { err: error, requestId: request.id, code: refusal.code },
        'refusal.not-recorded',
      );
    }
  }

  /** Looked up by the program itself: the unit's auditor shall see who tried, also those who may not know that there is anything. */
  private async unitOf(
    request: TrackerRequest,
    { subjectType, subjectId }: Omit<Deed, 'outcome'>,
  ): Promise<Pick<Deed, 'unitId'>> {
    if (!request.caller || subjectType === undefined || subjectId === undefined) return {};
    const unitId = await this.database.read(serviceScope('record', request.id), (tx) =>
      unitOfSubject(tx, subjectType, subjectId),
    );
    return unitId === null ? {} : { unitId };
  }

  private isTooMuch(request: TrackerRequest, refusal: Refusal): boolean {
    const { caller } = request;
    return (
      (!caller || refusal.code === 'RATE_LIMITED') &&
      this.noise.take(caller?.actor.personId ?? request.ip, Date.now()) > 0
    );
  }
}

const scopeOf = (request: TrackerRequest): Scope =>
  request.caller?.actor.scope ?? { ...noUnitsScope('anonymous', request.id), from: request.ip };

const refusedRequest = (request: TrackerRequest): RefusedRequest => ({
  method: request.method,
  route: request.is404 ? null : (request.routeOptions.url ?? null),
  params: (request.params ?? {}) as Record<string, unknown>,
  credential:
    request.headers.authorization !== undefined
      ? 'token'
      : hasSessionCookie(request)
        ? 'session'
        : null,
  signedIn: request.caller !== undefined,
});

/** By its header, because a body that cannot be read is refused before cookies are. */
const hasSessionCookie = (request: TrackerRequest): boolean =>
  (request.headers.cookie ?? '').includes(`${SESSION_COOKIE}=`);
