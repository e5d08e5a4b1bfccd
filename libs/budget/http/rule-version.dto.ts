import { ApiProperty } from '@nestjs/swagger';
import type { RuleVersion } from '../queries/budget-rules.js';
import { PageOf } from '#platform/http';

/**
 * One version of a budget rule. A rule sets, for example, the largest permitted increase of costs.
 */
export class RuleVersionDto {
  /** @example enterprise-amendment */
  code: string;
  /** @example 1 */
  version: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { percent: 20 },
  })
  parameters: Record<string, unknown>;
  source: string;
  standing: RuleVersion['standing'];
  validFrom: string;
  validTo: string | null;
  /** id of the person, or `program` for what came with it */
  recordedBy: string;
  recordedAt: string;
  /** id of who proposed it; null for what came with the program */
  proposedBy: string | null;
  /** id of the other administrator who approved it */
  approvedBy: string | null;
}

/** All versions of all budget rules, on one page. */
export class RuleVersionPageDto extends PageOf(RuleVersionDto) {}
