import { ApiProperty } from '@nestjs/swagger';
import { type BudgetRuleProposal, RULE_PROPOSAL_STATES, RULE_STANDINGS, type RuleProposalState, type RuleStanding } from '#finance/budget';
import type { Day } from '#values';
import { etagOf } from '../edge/etag.js';
import { CodeField, DayField, field, PageOf, PageQuery, TextField, UnitCodeField } from '../edge/fields/index.js';

const PARAMETERS_MAX = 20;

/** Numbers of a rule by name. */
const ParametersField = (): PropertyDecorator => field<Record<string, number>>({
  code: 'NOT_PARAMETERS',
  message: { zh: '须为“参数名: 整数”的对象', en: 'An object of whole numbers by name' },
  accepted: { zh: '例如 {"amberPoints": 10, "redPoints": 30}', en: 'such as {"amberPoints": 10, "redPoints": 30}' },
  read: (raw) => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
    const entries = Object.entries(raw);
    return entries.length <= PARAMETERS_MAX && entries.every(([name, value]) => /^[A-Za-z][A-Za-z-]{0,39}$/.test(name) && Number.isInteger(value)) ? Object.fromEntries(entries) : undefined;
  },
  schema: { type: 'object', additionalProperties: { type: 'integer' }, example: { amberPoints: 10, redPoints: 30 } },
});

/** What a rule shall say from a day on, and why. */
export class NewBudgetRuleBody {
  @UnitCodeField({ description: 'code of the rule', example: 'year-plan-lag' }) code: string;
  @DayField({ description: 'after the newest version begins, which ends the day before' }) validFrom: Day;
  @ParametersField() parameters: Record<string, number>;
  @TextField({ max: 500, example: '市重点建设项目管理办法 第九条' }) source: string;
  @CodeField(RULE_STANDINGS, { description: 'read at the source, in a re-post, or from memory' }) standing: RuleStanding;
  @TextField({ max: 2000, lines: true, example: '按本市办法执行' }) reason: string;
}

const DECISIONS = ['approved', 'rejected', 'withdrawn'] as const;
/** What is decided about a proposal. */
export class BudgetRuleDecisionBody {
  @CodeField(DECISIONS, { description: 'approved or rejected by another administrator than the proposer; withdrawn by the proposer' }) decision: (typeof DECISIONS)[number];
  @TextField({ max: 2000, lines: true, optional: true }) note?: string | null;
}

/** Which proposals to list. */
export class BudgetRuleProposalQuery extends PageQuery {
  @CodeField(RULE_PROPOSAL_STATES, { optional: true, nullable: false }) state?: RuleProposalState;
}

/** A proposed version of a rule about money. */
export class BudgetRuleProposalDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'year-plan-lag' }) code: string;
  @ApiProperty({ format: 'date' }) validFrom: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, example: { amberPoints: 10, redPoints: 30 } }) parameters: Record<string, number>;
  @ApiProperty() source: string;
  @ApiProperty({ enum: RULE_STANDINGS }) standing: string;
  @ApiProperty() reason: string;
  @ApiProperty({ enum: RULE_PROPOSAL_STATES }) state: RuleProposalState;
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
export class BudgetRuleProposalPageDto extends PageOf(BudgetRuleProposalDto) {}

/** What of a proposal leaves the building. */
export const presentRuleProposal = (proposal: BudgetRuleProposal): BudgetRuleProposalDto => ({
  id: proposal.id, code: proposal.code, validFrom: proposal.validFrom, parameters: { ...proposal.parameters }, source: proposal.source, standing: proposal.standing, reason: proposal.reason, state: proposal.state,
  proposedBy: proposal.proposedBy, proposedByName: proposal.proposedByName, proposedAt: proposal.proposedAt.toISOString(), decidedBy: proposal.decidedBy, decidedByName: proposal.decidedByName,
  decidedAt: proposal.decidedAt?.toISOString() ?? null, note: proposal.note, ruleVersion: proposal.ruleVersion, version: proposal.version, etag: etagOf(proposal.version),
});
