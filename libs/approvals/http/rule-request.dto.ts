import { CodeField, type Deprecation, etagOf, NewestFirstQuery, TextField } from '#platform/http';
import { RULE_DECISIONS, type RuleDecision } from '../commands/decide-rule-request.js';
import {
  RULE_REQUEST_STATES,
  type RuleRequest,
  type RuleRequestState,
} from '../queries/rule-requests.js';

/**
 * Dates on which the routes about proposed rules became deprecated and on which they will be
 * removed. `/api/change-requests` replaces them.
 */
export const RULE_PROPOSALS: Deprecation = {
  since: new Date('2026-11-29'),
  until: new Date('2027-11-29'),
};

/** Query parameters that filter change requests about rules by state. */
export class RuleRequestQuery extends NewestFirstQuery {
  @CodeField(RULE_REQUEST_STATES, { optional: true, nullable: false }) state?: RuleRequestState;
}

/** Request body with the decision about a change request of a rule, and the reason. */
export class RuleDecisionBody {
  @CodeField(RULE_DECISIONS, {
    description:
      'approved or rejected by another administrator than the proposer; withdrawn by the proposer',
  })
  decision: RuleDecision;
  @TextField({ max: 2000, lines: true, optional: true, description: 'needed for a rejection' })
  note?: string | null;
}

/** Response fields common to all change requests about rules. */
export class RuleRequestDto {
  id: string;
  state: RuleRequestState;
  /** id of the person */
  proposedBy: string;
  proposedByName: string | null;
  proposedAt: string;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  note: string | null;
  /** version that it became */
  ruleVersion: number | null;
  /** @example 1 */
  version: number;
  /** for If-Match */
  etag: string;
}

/** Converts the common fields of a change request to response fields. */
export const presentRuleRequest = (
  {
    id,
    state,
    proposedBy,
    proposedByName,
    proposedAt,
    decidedBy,
    decidedByName,
    decidedAt,
    note,
    version,
  }: RuleRequest,
  ruleVersion: number | null,
): RuleRequestDto => ({
  id,
  state,
  proposedBy,
  proposedByName,
  proposedAt: proposedAt.toISOString(),
  decidedBy,
  decidedByName,
  decidedAt: decidedAt?.toISOString() ?? null,
  note,
  ruleVersion: state === 'approved' ? ruleVersion : null,
  version,
  etag: etagOf(version),
});
