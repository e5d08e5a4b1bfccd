import { ApiProperty } from '@nestjs/swagger';
import { type Decision, PROPOSAL_STATES, type ProposalState, ruleName, type RuleProposal } from '#alerts';
import type { Language } from '#platform';
import type { Day } from '#values';
import { etagOf } from '../edge/etag.js';
import { CodeField, DayField, FlagField, PageOf, PageQuery, TextField } from '../edge/fields/index.js';
import { RoutedRuleDto } from './rule.dto.js';

/** Which proposals to list. */
export class RuleProposalQuery extends PageQuery {
  @CodeField(PROPOSAL_STATES, { optional: true, nullable: false }) state?: ProposalState;
}

/** From when, and why. */
export class SetProposalDto {
  @DayField({ description: 'today or later', example: '2027-01-01' }) validFrom: Day;
  @TextField({ max: 2000, lines: true, example: '市发改委 2027 年预警口径' }) reason: string;
}

/** A change of a rule to be proposed. */
export class NewRuleProposalDto extends RoutedRuleDto {
  @DayField({ description: 'today or later; the present version ends the day before', example: '2027-01-01' }) validFrom: Day;
  @TextField({ max: 500, example: '市发改委〔2026〕12号' }) source: string;
  @TextField({ max: 2000, lines: true, example: '提前一周提醒即可' }) reason: string;
  @FlagField({ optional: true, nullable: false, description: 'the rule ends instead of getting another version' }) ends?: boolean;
}

const DECISIONS = ['approved', 'rejected', 'withdrawn'] as const;
/** What is decided about a proposal. */
export class RuleDecisionDto {
  @CodeField(DECISIONS, { description: 'approved or rejected by another person than the proposer; withdrawn by the proposer' }) decision: Decision;
  @TextField({ max: 2000, lines: true, optional: true }) note?: string | null;
}

/** A proposed change of a rule. */
export class RuleProposalDto extends RoutedRuleDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ example: '未完成的节点在预计日期前 7 天内提醒' }) sentence: string;
  @ApiProperty({ format: 'date' }) validFrom: string;
  @ApiProperty() ends: boolean;
  @ApiProperty() source: string;
  @ApiProperty() reason: string;
  @ApiProperty({ enum: PROPOSAL_STATES }) state: ProposalState;
  @ApiProperty({ description: 'id of the person' }) proposedBy: string;
  @ApiProperty({ type: String, nullable: true }) proposedByName: string | null;
  @ApiProperty({ format: 'date-time' }) proposedAt: string;
  @ApiProperty({ type: String, nullable: true }) decidedBy: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedByName: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'version that it became' }) ruleVersion: number | null;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ example: '"v1"', description: 'for If-Match' }) etag: string;
}

/** A page of proposals, newest first. */
export class RuleProposalPageDto extends PageOf(RuleProposalDto) {}

/** What of a proposal leaves the building. */
export const presentProposal = (proposal: RuleProposal, language: Language): RuleProposalDto => ({
  id: proposal.id, code: proposal.code, name: ruleName(proposal.code, language), sentence: language === 'zh' ? proposal.sentenceZh : proposal.sentenceEn, severity: proposal.severity,
  parameters: proposal.parameters, recipients: proposal.recipients, escalation: proposal.escalation, validFrom: proposal.validFrom, ends: proposal.ends, source: proposal.source, reason: proposal.reason,
  state: proposal.state, proposedBy: proposal.proposedBy, proposedByName: proposal.proposedByName, proposedAt: proposal.proposedAt.toISOString(), decidedBy: proposal.decidedBy,
  decidedByName: proposal.decidedByName, decidedAt: proposal.decidedAt?.toISOString() ?? null, note: proposal.note, ruleVersion: proposal.ruleVersion, version: proposal.version, etag: etagOf(proposal.version),
});
