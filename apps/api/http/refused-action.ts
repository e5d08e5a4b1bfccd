import type { AuditEvent } from '#audit';
import { type Problem, type ProblemCode, wordingOf } from '#platform';
import { isSafe } from './rate-limits/default-limits.js';

/** Properties of a rejected request that its audit event is built from. */
export interface RefusedRequest {
  method: string;
  /** URL pattern of the route, such as `/api/projects/:id`; null when no route matched. */
  route: string | null;
  params: Readonly<Record<string, unknown>>;
  /** Kind of credential that the request carried; null when it carried none. */
  credential: 'session' | 'token' | null;
  /** Whether the credential was valid. */
  signedIn: boolean;
}

/**
 * Maps each route that changes data to the audit action that is recorded when it succeeds. A
 * rejected request is recorded under the same action.
 */
export const AUDIT_ACTION_OF_ROUTE: Readonly<Record<string, string>> = {
  'POST /api/sessions': 'session.begin',
  'DELETE /api/sessions/current': 'session.end',
  'POST /api/sessions/current/proof': 'session.prove',
  'DELETE /api/sessions/:id': 'session.revoke',
  'DELETE /api/people/:id/sessions': 'session.revoke',
  'POST /api/me/password': 'password.change',
  'POST /api/people/:id/password-reset': 'password.reset',
  'POST /api/password-links': 'password.reset',
  'POST /api/password-links/:secret': 'password-link.use',
  'POST /api/forgotten-passwords': 'password-link.send',
  'POST /api/me/second-factor': 'second-factor.begin',
  'POST /api/me/second-factor/confirmation': 'second-factor.enrol',
  'DELETE /api/me/second-factor': 'second-factor.remove',
  'DELETE /api/people/:id/second-factor': 'second-factor.remove',
  'PUT /api/role-requirements/:role': 'role-requirement.edit',
  'POST /api/tokens': 'token.create',
  'DELETE /api/tokens/:id': 'token.end',
  'POST /api/people': 'person.create',
  'PATCH /api/people/:id': 'person.change',
  'POST /api/people/:id/memberships': 'membership.grant',
  'DELETE /api/people/:id/memberships/:membershipId': 'membership.end',
  'POST /api/organisations': 'unit.create',
  'PATCH /api/organisations/:id': 'unit.change',
  'POST /api/delegations': 'delegation.create',
  'DELETE /api/delegations/:id': 'delegation.revoke',
  'POST /api/projects/hand-over': 'project.hand-over',
  'POST /api/projects/:id/milestones': 'milestone.create',
  'PATCH /api/milestones/:id': 'milestone.change',
  'POST /api/projects/:id/progress-readings': 'progress.record',
  'POST /api/projects/:id/ledger-entries': 'ledger.post',
  'POST /api/ledger-entries/:id/reversal': 'ledger.reverse',
  'POST /api/ledger-entries/:id/correction': 'ledger.correct',
  'POST /api/ledger-proposals/:id/approval': 'ledger.approve',
  'POST /api/ledger-proposals/:id/return': 'ledger.return',
  'DELETE /api/ledger-proposals/:id': 'ledger.withdraw',
  'POST /api/ledger-proposals/:id/reversal': 'ledger.undo',
  'POST /api/ledger-verifications': 'ledger.verify',
  'POST /api/audit-records/verifications': 'audit.verify',
  'POST /api/ledger-imports': 'ledger-import.upload',
  'POST /api/ledger-imports/:id/proposal': 'ledger-import.send',
  'POST /api/projects/:id/documents': 'document.register',
  'POST /api/projects/:id/findings': 'finding.raise',
  'POST /api/findings/:id/answers': 'finding.answer',
  'POST /api/findings/:id/returns': 'finding.return',
  'POST /api/findings/:id/closure': 'finding.close',
  'POST /api/saved-reports': 'report.save',
  'DELETE /api/saved-reports/:id': 'report.end',
  'POST /api/projects/:id/codes': 'project-code.register',
  'POST /api/projects/:id/approval-regimes': 'approval-regime.record',
  'POST /api/projects/:id/cost-filings': 'budget.draft',
  'PUT /api/cost-filings/:id': 'budget.edit',
  'POST /api/projects/:id/year-plan-filings': 'budget.draft',
  'PUT /api/year-plan-filings/:id': 'budget.edit',
  'POST /api/projects/:id/funding-filings': 'budget.draft',
  'PUT /api/funding-filings/:id': 'budget.edit',
  'POST /api/projects/:id/special-bond-filings': 'budget.draft',
  'PUT /api/special-bond-filings/:id': 'budget.edit',
  'POST /api/projects/:id/completion-forecasts': 'budget.forecast',
  'POST /api/projects/:id/parents': 'project.relate',
  'POST /api/projects/:id/parents/:linkId/end': 'project.unrelate',
  'POST /api/plans': 'plan.register',
  'POST /api/budget-rule-proposals': 'budget-rule.propose',
  'POST /api/budget-rule-proposals/:id/decision': 'budget-rule.decide',
  'POST /api/projects/:id/carry-overs': 'project.carry-over',
  'POST /api/projects/:id/plan-memberships': 'project.join-plan',
  'POST /api/projects/:id/period-figure-filings': 'budget.draft',
  'PUT /api/period-figure-filings/:id': 'budget.edit',
  'POST /api/projects/:id/target-filings': 'budget.draft',
  'PUT /api/target-filings/:id': 'budget.edit',
  'POST /api/projects/:id/cost-choices': 'budget.choose',
  'POST /api/budget-filings/:id/submission': 'budget.submit',
  'POST /api/budget-filings/:id/approval': 'budget.approve',
  'POST /api/budget-filings/:id/return': 'budget.return',
  'POST /api/budget-filings/:id/withdrawal': 'budget.withdraw',
  'POST /api/projects/:id/unfinished-filings': 'budget.draft',
  'PUT /api/unfinished-filings/:id': 'budget.edit',
  'POST /api/alerts/:id/acknowledgement': 'alert.acknowledge',
  'POST /api/alerts/:id/snooze': 'alert.snooze',
  'POST /api/alerts/acknowledgements': 'alert.acknowledge',
  'POST /api/alerts/snoozes': 'alert.snooze',
  'POST /api/acknowledge-links/look': 'alert-link.look',
  'POST /api/acknowledge-links/use': 'alert.acknowledge',
  'PUT /api/me/alert-preferences': 'preferences.change',
  'POST /api/me/alert-channels': 'alert-channel.add',
  'DELETE /api/me/alert-channels/:id': 'alert-channel.end',
  'POST /api/alert-rules/previews': 'alert-rule.preview',
  'POST /api/alert-rule-proposals': 'alert-rule.propose',
  'POST /api/alert-rule-sets/:set/proposals': 'alert-rule.propose',
  'POST /api/alert-rule-proposals/:id/decision': 'alert-rule.decide',
  'POST /api/calendar-years': 'calendar.announce',
  'POST /api/ledger-checkpoints': 'ledger-digest.make',
  'POST /api/ledger-contradictions/:id/closure': 'ledger-contradiction.close',
  'PUT /api/calendar-years/:year': 'calendar.correct',
};

const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  people: 'person',
  tokens: 'api-token',
  organisations: 'unit',
  'role-requirements': 'role',
  'audit-records': 'audit',
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
  { method, route, params, credential, signedIn }: RefusedRequest,
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
    action: writes
      ? (AUDIT_ACTION_OF_ROUTE[`${method} ${route}`] ?? `${method} ${route}`)
      : readingOf(route, problem),
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
