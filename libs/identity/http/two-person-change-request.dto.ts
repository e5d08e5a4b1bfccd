import { ApiProperty } from '@nestjs/swagger';
import {
  CHANGE_REQUEST_DECISIONS,
  CHANGE_REQUEST_STATES,
  type ChangeRequestDecision,
  type ChangeRequestState,
  type TwoPersonChangeRequest,
} from '../store/two-person-change-requests.js';
import { etagOf, CodeField, NewestFirstQuery, TextField } from '#platform/http';

/** Query parameters that filter change requests by state. */
export class ChangeRequestStateQuery extends NewestFirstQuery {
  @CodeField(CHANGE_REQUEST_STATES, { optional: true, nullable: false }) state?: ChangeRequestState;
}

/** Request body with the decision about a change request, and the reason. */
export class ChangeRequestDecisionBody {
  @CodeField(CHANGE_REQUEST_DECISIONS, {
    description:
      'approved or rejected by another person than the proposer; withdrawn by the proposer',
  })
  decision: ChangeRequestDecision;
  @TextField({ max: 2000, lines: true, optional: true }) note?: string | null;
}

/**
 * Response fields common to all change requests about rules: who submitted, who decided, and the
 * decision.
 */
export class TwoPersonChangeRequestDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: CHANGE_REQUEST_STATES }) state: ChangeRequestState;
  /** id of the person who submitted the change request */
  proposedBy: string;
  proposedByName: string | null;
  @ApiProperty({ format: 'date-time' }) proposedAt: string;
  decidedBy: string | null;
  decidedByName: string | null;
  @ApiProperty({ format: 'date-time' }) decidedAt: string | null;
  note: string | null;
  /** number of the rule version created from the change request; null while there is none */
  ruleVersion: number | null;
  /** @example 1 */
  version: number;
  /** value to send as If-Match with a decision */
  @ApiProperty({ example: '"v1"' }) etag: string;
}

/** Converts the common fields of a change request to response fields. */
export const presentTwoPersonChangeRequest = ({
  id,
  state,
  proposedBy,
  proposedByName,
  proposedAt,
  decidedBy,
  decidedByName,
  decidedAt,
  note,
  ruleVersion,
  version,
}: TwoPersonChangeRequest): TwoPersonChangeRequestDto => ({
  id,
  state,
  proposedBy,
  proposedByName,
  proposedAt: proposedAt.toISOString(),
  decidedBy,
  decidedByName,
  decidedAt: decidedAt?.toISOString() ?? null,
  note,
  ruleVersion,
  version,
  etag: etagOf(version),
});
