import { type AuditEvent, recordRefusedRequest } from '#audit';
import { type Database, noOrganisationsScope, type Scope, serviceScope } from '#platform/database';
import type { DeclaredRoutes } from '#platform/declarations';
import type { Log } from '#platform/logging';
import type { Problem } from '#platform/problem';
import { ownCounters } from '#platform/rates';
import { organisationOfSubject } from '#reports';
import type { TrackerRequest } from '#platform/http';
import { type RefusedRequest, refusedAction } from './refused-action.js';
import { SESSION_COOKIE } from '#identity/http';

/**
 * Largest number of audit events per minute for rejected requests: counted per network address for
 * requests without a session, and per account for requests above the account's rate limit. Without
 * this limit such requests could fill the disk.
 */
const NOISE_PER_MINUTE = 60;

/** Records rejected requests in the audit log, before the error response is sent. */
export class RefusedRequestRecorder {
  private readonly noise = ownCounters().perMinute('noise', NOISE_PER_MINUTE);
  constructor(
    private readonly database: Database,
    private readonly routes: DeclaredRoutes,
    private readonly log: Log,
  ) {}

  /**
   * Records a rejected request if its rejection belongs in the audit log. Never throws: a failure
   * is only logged, and the client gets the error response in any case.
   */
  async record(request: TrackerRequest, problem: Problem): Promise<void> {
    const event = refusedAction(this.refusedRequest(request), problem);
    if (!event || (await this.isTooMuch(request, problem))) return;
    try {
      await recordRefusedRequest(
        this.database,
        scopeOf(request),
        { ...event, ...(await this.organisationOf(request, event)) },
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
   * Returns the organisation to which the record named in the rejected request belongs, so that the
   * auditor of that organisation sees the attempt. The organisation is read with the access scope
   * of the program, because the caller may not be permitted to know that the record exists.
   */
  private async organisationOf(
    request: TrackerRequest,
    { subjectType, subjectId }: Omit<AuditEvent, 'outcome'>,
  ): Promise<Pick<AuditEvent, 'unitId'>> {
    if (!request.caller || subjectType === undefined || subjectId === undefined) return {};
    const unitId = await this.database.read(serviceScope('record', request.id), (tx) =>
      organisationOfSubject(tx, subjectType, subjectId),
    );
    return unitId === null ? {} : { unitId };
  }

  private refusedRequest(request: TrackerRequest): RefusedRequest {
    const route = request.is404 ? null : (request.routeOptions.url ?? null);
    return {
      method: request.method,
      route,
      auditAction: route && (this.routes.find(request.method, route)?.auditAction ?? null),
      params: (request.params ?? {}) as Record<string, unknown>,
      credential:
        request.headers.authorization !== undefined
          ? 'token'
          : hasSessionCookie(request)
            ? 'session'
            : null,
      signedIn: request.caller !== undefined,
    };
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
  request.caller?.actor.scope ?? {
    ...noOrganisationsScope('anonymous', request.id),
    from: request.ip,
  };

/**
 * Whether the request carries a session cookie. Searches the header itself, because a request with
 * an unreadable body is rejected before cookies are parsed.
 */
const hasSessionCookie = (request: TrackerRequest): boolean =>
  (request.headers.cookie ?? '').includes(`${SESSION_COOKIE}=`);
