import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { budgetRules, type RuleVersion } from '../queries/budget-rules.js';
import type { Actor } from '#identity';
import { Database } from '#platform/database';
import { Can, CurrentActor, wholeList } from '#platform/http';
import { RuleVersionDto, RuleVersionPageDto } from './rule-version.dto.js';

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
