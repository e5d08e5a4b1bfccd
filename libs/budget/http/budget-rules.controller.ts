import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { budgetRules, type RuleVersion } from '../queries/budget-rules.js';
import { RULE_STATUSES } from '../rules/rule-in-force.js';
import type { Actor } from '#identity';
import { Database } from '#platform/database';
import { Can, CurrentActor, wholeList, PageOf } from '#platform/http';

/**
 * One version of a budget rule. A rule sets, for example, the largest permitted increase of costs.
 */
export class RuleVersionDto {
  @ApiProperty({ example: 'enterprise-amendment' }) code: string;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { percent: 20 },
  })
  parameters: Record<string, unknown>;
  @ApiProperty() source: string;
  @ApiProperty({ enum: RULE_STATUSES }) standing: string;
  @ApiProperty({ format: 'date' }) validFrom: string;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) validTo: string | null;
  @ApiProperty({ description: 'id of the person, or `program` for what came with it' })
  recordedBy: string;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'id of who proposed it; null for what came with the program',
  })
  proposedBy: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'id of the other administrator who approved it',
  })
  approvedBy: string | null;
}

/** All versions of all budget rules, on one page. */
export class RuleVersionPageDto extends PageOf(RuleVersionDto) {}

const presentRule = (rule: RuleVersion): RuleVersionDto => ({
  code: rule.code,
  version: rule.version,
  parameters: { ...rule.parameters },
  source: rule.source,
  standing: rule.standing,
  validFrom: rule.validFrom,
  validTo: rule.validTo,
  recordedBy: rule.recordedBy,
  recordedAt: rule.recordedAt.toISOString(),
  proposedBy: rule.proposedBy,
  approvedBy: rule.approvedBy,
});

/**
 * Routes for budget rules: their thresholds, the first day on which they apply, and their source.
 */
@ApiTags('budget')
@Controller('api/budget-rules')
export class BudgetRulesController {
  constructor(private readonly database: Database) {}

  @Get()
  @Can('budget-rule.read')
  @ApiOperation({ summary: 'Every version of every rule about money, with its source' })
  @ApiOkResponse({ type: RuleVersionPageDto })
  async listBudgetRules(@CurrentActor() actor: Actor): Promise<RuleVersionPageDto> {
    return wholeList(
      (await this.database.read(actor.scope, (tx) => budgetRules(tx))).map(presentRule),
    );
  }
}
