import { type AuditEvent, recordRefusedRequest } from '#audit';
import {
  type Database,
  type Log,
  noUnitsScope,
  ownCounters,
  type Problem,
  type Scope,
  serviceScope,
} from '#platform';
import { unitOfSubject } from '#reports';
import type { TrackerRequest } from './call.js';
import { type RefusedRequest, refusedAction } from './refused-action.js';
import { SESSION_COOKIE } from './session-cookie.js';

/**
 * Most audit events per minute and address or account for rejected requests that are anonymous or
 * too frequent, so that they cannot fill the disk.
 */
const NOISE_PER_MINUTE = 60;

/** Writes rejected requests to the audit log before they are answered. */
export class RefusedRequestRecorder {
  private readonly noise = ownCounters().perMinute('noise', NOISE_PER_MINUTE);
  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  /**
   * Records a rejected request if it is relevant for the audit log. Never throws: the client gets
   * its response even when the event cannot be recorded.
   */
  async record(request: TrackerRequest, problem: Problem): Promise<void> {
    const event = refusedAction(refusedRequest(request), problem);
    if (!event || (await this.isTooMuch(request, problem))) return;
    try {
      await recordRefusedRequest(
        this.database,
        scopeOf(request),
        { ...event, ...(await this.unitOf(request, event)) },
        problem,
      );
    } catch (error) {
      this.log.error(
        { err: error, requestId: request.id, code: problem.code },
        'refusal.not-recorded',
      );
    }
  }

  /**
   * Finds the organisation that the rejected request concerned. It reads with the service's own
   * access scope, because the organisation's auditor sees the attempt even when the caller may not
   * know that the record exists.
   */
  private async unitOf(
    request: TrackerRequest,
    { subjectType, subjectId }: Omit<AuditEvent, 'outcome'>,
  ): Promise<Pick<AuditEvent, 'unitId'>> {
    if (!request.caller || subjectType === undefined || subjectId === undefined) return {};
    const unitId = await this.database.read(serviceScope('record', request.id), (tx) =>
      unitOfSubject(tx, subjectType, subjectId),
    );
    return unitId === null ? {} : { unitId };
  }

  private async isTooMuch(request: TrackerRequest, problem: Problem): Promise<boolean> {
    const { caller } = request;
    return (
      (!caller || problem.code === 'RATE_LIMITED') &&
      (await this.noise(caller?.actor.personId ?? request.ip)) > 0
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

/**
 * Looks for the cookie in the raw header, because a body that cannot be read is rejected before
 * cookies are parsed.
 */
const hasSessionCookie = (request: TrackerRequest): boolean =>
  (request.headers.cookie ?? '').includes(`${SESSION_COOKIE}=`);
