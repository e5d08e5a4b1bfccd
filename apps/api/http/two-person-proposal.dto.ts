import { ApiProperty } from '@nestjs/swagger';
import {
  PROPOSAL_DECISIONS,
  PROPOSAL_STATES,
  type ProposalDecision,
  type ProposalState,
  type TwoPersonProposal,
} from '#identity';
import { etagOf } from './etag.js';
import { CodeField, PageQuery, TextField } from './fields/index.js';

/** Query that filters proposals by state. */
export class ProposalStateQuery extends PageQuery {
  @CodeField(PROPOSAL_STATES, { optional: true, nullable: false }) state?: ProposalState;
}

/** Request body with the decision about a proposal. */
export class ProposalDecisionBody {
  @CodeField(PROPOSAL_DECISIONS, {
    description:
      'approved or rejected by another person than the proposer; withdrawn by the proposer',
  })
  decision: ProposalDecision;
  @TextField({ max: 2000, lines: true, optional: true }) note?: string | null;
}

/** Fields that all proposals of rule versions share: who proposed it, who decided, and how. */
export class TwoPersonProposalDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: PROPOSAL_STATES }) state: ProposalState;
  @ApiProperty({ description: 'id of the person' }) proposedBy: string;
  @ApiProperty({ type: String, nullable: true }) proposedByName: string | null;
  @ApiProperty({ format: 'date-time' }) proposedAt: string;
  @ApiProperty({ type: String, nullable: true }) decidedBy: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedByName: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'version that it became' })
  ruleVersion: number | null;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ example: '"v1"', description: 'for If-Match' }) etag: string;
}

/** Converts the shared fields of a proposal to their response form. */
export const presentTwoPersonProposal = ({
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
}: TwoPersonProposal): TwoPersonProposalDto => ({
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
