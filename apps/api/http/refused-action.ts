import type { AuditEvent } from '#audit';
import { type Problem, type ProblemCode, wordingOf } from '#platform/problem';
import { isSafe } from '#platform/http';

/** Properties of a rejected request that its audit event is built from. */
export interface RefusedRequest {
  method: string;
  /**
   * URL pattern of the route, such as `/api/projects/:id`; null when no route matched the request.
   */
  route: string | null;
  /** Audit action that the route declares; null when it declares none. */
  auditAction: string | null;
  params: Readonly<Record<string, unknown>>;
  /** Kind of credential that the request contained; null when it contained none. */
  credential: 'session' | 'token' | null;
  /** Whether the credential was valid. */
  signedIn: boolean;
}

const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  people: 'person',
  tokens: 'api-token',
  organisations: 'unit',
  'role-requirements': 'role',
  'audit-events': 'audit',
  'calendar-years': 'calendar',
  'rule-gaps': 'rule-gap',
};
/** Problem codes with which a request is rejected before its session or token is checked. */
const UNREAD: ReadonlySet<ProblemCode> = new Set([
  'BODY_MALFORMED',
  'BODY_TOO_LARGE',
  'MEDIA_TYPE',
  'REQUEST_MALFORMED',
  'IDEMPOTENCY_KEY_INVALID',
]);
/**
 * Whether a path parameter has the form of a record id or code. Any other text may be a secret
 * pasted by mistake and must not be recorded.
 */
const isOurs = (id: unknown): id is string =>
  typeof id === 'string' &&
  (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) || /^[a-z][a-z0-9-]{0,39}$/.test(id));
const FIELDS_MAX = 20;

/**
 * Builds the audit event of a rejected request. Returns null when the rejection is not recorded,
 * for example for a request without credential or to a URL that does not exist. The event contains
 * no values from the request, and only field names that the API defines.
 */
export function refusedAction(
  { method, route, auditAction, params, credential, signedIn }: RefusedRequest,
  problem: Problem,
): Omit<AuditEvent, 'outcome'> | null {
  const { status } = wordingOf(problem.code);
  if (status >= 500 || route === null || !route.startsWith('/api/')) return null;
  const writes = !isSafe(method);
  const newValue = {
    code: problem.code,
    route: `${method} ${route}`,
    ...permissionOf(problem),
    ...fieldsOf(problem),
  };
  const subject = subjectOf(route, params);
  if (!signedIn) {
    if (
      credential === null ||
      !(problem.code === 'NOT_SIGNED_IN' || (writes && UNREAD.has(problem.code)))
    )
      return null;
    return { action: `${credential}.use`, ...subject, newValue };
  }
  if (!writes && status !== 403 && status !== 404) return null;
  return {
    action: writes ? (auditAction ?? `${method} ${route}`) : readingOf(route, problem),
    ...subject,
    newValue,
  };
}

function readingOf(route: string, problem: Problem): string {
  const { permission } = problem.facts;
  return typeof permission === 'string' ? permission : `${nounOf(route.split('/')[2] ?? '')}.read`;
}

function subjectOf(
  route: string,
  params: RefusedRequest['params'],
): Pick<AuditEvent, 'subjectType' | 'subjectId'> {
  const parts = route.split('/');
  const at = parts.findIndex((part) => part.startsWith(':'));
  if (at < 1) return {};
  const id = params[(parts[at] ?? '').slice(1)];
  return {
    subjectType: nounOf(parts[at - 1] ?? ''),
    ...(isOurs(id) ? { subjectId: id.toLowerCase() } : {}),
  };
}

const nounOf = (plural: string): string =>
  NAMED_OTHERWISE[plural] ??
  (plural.endsWith('-filings') ? 'budget-filing' : undefined) ??
  plural.replace(/ies$/, 'y').replace(/s$/, '');

const permissionOf = ({ facts }: Problem): { permission?: string } =>
  typeof facts['permission'] === 'string' ? { permission: facts['permission'] } : {};

/**
 * Lists the fields of the request that were rejected. Names of unknown fields are left out, because
 * the client could have put anything into them.
 */
const fieldsOf = ({ errors }: Problem): { fields?: object[] } =>
  errors.length === 0
    ? {}
    : {
        fields: errors
          .slice(0, FIELDS_MAX)
          .map(({ path, code }) => (code === 'FIELD_UNKNOWN' ? { code } : { path, code })),
      };
