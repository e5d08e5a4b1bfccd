import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { addRuleVersion, budgetRules, RULE_STANDINGS, type RuleStanding, type RuleVersion } from '#finance/budget';
import type { Actor } from '#identity';
import { Database } from '#platform';
import type { Day } from '#values';
import { CurrentActor } from '../edge/call.js';
import { CodeField, DayField, field, PageOf, TextField } from '../edge/fields/index.js';
import { UnitCodePipe } from '../edge/record-id.js';

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

/** What a rule shall say from a day on. */
export class RuleVersionBody {
  @DayField({ description: 'after the newest version begins, which ends the day before' }) validFrom: Day;
  @ParametersField() parameters: Record<string, number>;
  @TextField({ max: 500, example: '市重点建设项目管理办法 第九条' }) source: string;
  @CodeField(RULE_STANDINGS, { description: 'read at the source, in a re-post, or from memory' }) standing: RuleStanding;
}

/** A version of a rule. */
export class RuleVersionDto {
  @ApiProperty({ example: 'year-plan-lag' }) code: string;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, example: { amberPoints: 10, redPoints: 30 } }) parameters: Record<string, unknown>;
  @ApiProperty() source: string;
  @ApiProperty({ enum: RULE_STANDINGS }) standing: string;
  @ApiProperty({ format: 'date' }) validFrom: string;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) validTo: string | null;
  @ApiProperty({ description: 'id of the person, or `program` for what came with it' }) recordedBy: string;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
}

/** Every version of every rule; all of them on one page. */
export class RuleVersionPageDto extends PageOf(RuleVersionDto) {}

const presentRule = (rule: RuleVersion): RuleVersionDto => ({
  code: rule.code, version: rule.version, parameters: { ...rule.parameters }, source: rule.source, standing: rule.standing, validFrom: rule.validFrom, validTo: rule.validTo,
  recordedBy: rule.recordedBy, recordedAt: rule.recordedAt.toISOString(),
});

/** By which thresholds money is judged, from which day, and who says so. */
@ApiTags('budget')
@Controller('api/budget-rules')
export class BudgetRulesController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'Every version of every rule about money, with its source' })
  @ApiOkResponse({ type: RuleVersionPageDto })
  async listBudgetRules(@CurrentActor() actor: Actor): Promise<RuleVersionPageDto> {
    return { items: (await this.database.read(actor.scope, (tx) => budgetRules(tx))).map(presentRule), nextCursor: null };
  }

  @Post(':code/versions')
  @ApiOperation({ summary: 'Add a version of a rule; the one before ends the day before' })
  @ApiCreatedResponse({ type: RuleVersionDto })
  async addBudgetRuleVersion(@CurrentActor() actor: Actor, @Param('code', UnitCodePipe) code: string, @Body() body: RuleVersionBody): Promise<RuleVersionDto> {
    return presentRule(await addRuleVersion(this.database, actor, code, { ...body }));
  }
}
