import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CITY_SETS } from '../rules/city-sets.js';
import { previewOf } from '../queries/preview-rule.js';
import { ruleVersions } from '../store/rule-versions.js';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Can, type Call, CurrentActor, CurrentRequest, wholeList } from '#platform/http';
import {
  AlertRuleVersionPageDto,
  presentKinds,
  presentSet,
  presentVersion,
  RuleKindPageDto,
  RulePreviewDto,
  RulePreviewQueryDto,
  RuleQuery,
  RuleSetPageDto,
} from './rule.dto.js';

/**
 * Alert rules: their versions, the kinds that the program can evaluate, and previews of changed
 * rules.
 */
@ApiTags('alert-rules')
@Controller('api')
export class RulesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('alert-rules')
  @Can('alert-rule.read')
  @ApiOperation({ summary: 'Versions of the rules with their days, by rule, the newest first' })
  @ApiOkResponse({ type: AlertRuleVersionPageDto })
  async listRules(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Query() { on }: RuleQuery,
  ): Promise<AlertRuleVersionPageDto> {
    const versions = await this.database.read(actor.scope, (tx) => ruleVersions(tx, { on }));
    return wholeList(
      versions.map((version) => presentVersion(version, this.clock.today(), language)),
    );
  }

  @Get('alert-rule-kinds')
  @Can('alert-rule.read')
  @ApiOperation({ summary: 'Rules that the program knows, and the thresholds that each takes' })
  @ApiOkResponse({ type: RuleKindPageDto })
  listRuleKinds(@CurrentRequest() { language }: Call): RuleKindPageDto {
    return wholeList(presentKinds(language));
  }

  @Get('alert-rule-sets')
  @Can('alert-rule.read')
  @ApiOperation({ summary: 'Published schemes of cities that can be chosen' })
  @ApiOkResponse({ type: RuleSetPageDto })
  listRuleSets(@CurrentRequest() { language }: Call): RuleSetPageDto {
    return wholeList(CITY_SETS.map((set) => presentSet(set, language)));
  }

  @Post('alert-rules/previews')
  @Can('alert-rule.preview')
  @Audited('alert-rule.preview')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'What a version would do over the whole portfolio, today or on a past day; changes nothing',
  })
  @ApiOkResponse({ type: RulePreviewDto })
  previewRule(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { requestId }: Call,
    @Body() { on, ...tried }: RulePreviewQueryDto,
  ): Promise<RulePreviewDto> {
    return previewOf(this.database, this.clock, actor, {
      wanted: tried,
      on: on ?? this.clock.today(),
      requestId,
    });
  }
}
