import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { type State, STATES } from '#approvals';
import { ChangeRequestDetailDto } from '#approvals/http';
import { CHANGE_REQUEST_KINDS, type ChangeRequestKind } from '../rules/change-request-contents.js';
import type {
  ChangeRequestPage,
  ListedChangeRequest,
  NamedChangeRequestState,
} from '../queries/change-requests.js';
import { etagOf, CodeField, NewestFirstQuery, PageOf, TextField } from '#platform/http';
import { RuleResultDto, presentRuleResult } from './rule-result.dto.js';

/** Query parameters that filter the list of budget change requests. */
export class ChangeRequestQuery extends NewestFirstQuery {
  @CodeField(CHANGE_REQUEST_KINDS, { optional: true, nullable: false }) kind?: ChangeRequestKind;
  @CodeField(STATES, { optional: true, nullable: false }) state?: State;
}

/** Request body with the reason why a change request is returned to the person who submitted it. */
export class BudgetChangeRequestReturnDto {
  @TextField({ max: 2000, lines: true, example: '资金来源未附承诺文件' }) reason: string;
}

/** Request body with the reason why a change request is withdrawn. */
export class BudgetChangeRequestWithdrawalDto {
  @TextField({ max: 2000, lines: true, optional: true, example: '项目已合并申报' }) reason?:
    string | null;
}

const CONTENT = {
  type: 'object',
  additionalProperties: true,
  description: 'what is filed, in the shape of its kind; amounts are texts of fen',
  example: { stage: 'approved-estimate', amountFen: '2700000000000' },
} as const;

/** The present state of a budget change request. */
export class BudgetChangeRequestDto {
  id: string;
  projectId: string;
  /** @example 杭州萧山国际机场三期改扩建工程 */
  projectName: string;
  /** @example sample-transport */
  unitId: string;
  kind: ChangeRequestKind;
  state: State;
  @ApiProperty(CONTENT) content: object;
  /** ids of all people who wrote or submitted the request; none of them may decide it */
  authors: string[];
  submittedBy: string | null;
  submittedByName: string | null;
  submittedAt: string | null;
  /** id of the person who approved or returned the request */
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  /** reason why the request was returned */
  decisionReason: string | null;
  createdAt: string;
  /** @example 1 */
  version: number;
  /** for If-Match */
  etag: string;
}

/** A page of budget change requests, newest first. */
export class BudgetChangeRequestPageDto extends PageOf(BudgetChangeRequestDto) {}

/** A field that the change request would change, with its value before and after. */
export class FieldChangeDto {
  /** @example amountFen */
  path: string;
  /** present value; null when there is none */
  old: string | null;
  /** value in the change request; null when the field is removed */
  new: string | null;
}

/**
 * A change request with what its approver needs to know: the changed fields, the results of the
 * budget rules, and the fields that are still missing. For one version, it also has the fields that
 * a change request had before, under their former names.
 */
export class BudgetChangeRequestDetailDto extends IntersectionType(
  ChangeRequestDetailDto,
  BudgetChangeRequestDto,
) {
  /** fields that would change; empty once the request is approved */
  changes: FieldChangeDto[];
  /** requirements of the rules, such as an audit before approval */
  findings: RuleResultDto[];
  /**
   * fields that have to be filled in before it can be submitted
   * @example []
   */
  missing: string[];
}

/** One version in the history of a change request. */
export class BudgetChangeRequestStateDto {
  /** @example 2 */
  version: number;
  state: State;
  @ApiProperty(CONTENT) content: object;
  reason: string | null;
  /** id of the person */
  changedBy: string;
  changedByName: string | null;
  changedAt: string;
}

/** All versions of a change request, oldest first. */
export class BudgetChangeRequestStatePageDto extends PageOf(BudgetChangeRequestStateDto) {}

/** Converts a change request to its response DTO. */
export const presentChangeRequest = (row: ListedChangeRequest): BudgetChangeRequestDto => ({
  id: row.id,
  projectId: row.projectId,
  projectName: row.projectName,
  unitId: row.unitId,
  kind: row.kind,
  state: row.state,
  content: row.content,
  authors: row.authors,
  submittedBy: row.submittedBy,
  submittedByName: row.submittedByName,
  submittedAt: row.submittedAt?.toISOString() ?? null,
  decidedBy: row.decidedBy,
  decidedByName: row.decidedByName,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decisionReason: row.decisionReason,
  createdAt: row.createdAt.toISOString(),
  version: row.version,
  etag: etagOf(row.version),
});

/** Converts a change request with its changed fields and rule results to its response DTO. */
export const presentChangeRequestPage = (
  request: ChangeRequestDetailDto,
  { filing, changes, findings, missing }: ChangeRequestPage,
): BudgetChangeRequestDetailDto => ({
  ...request,
  ...presentChangeRequest(filing),
  changes,
  findings: findings.map(presentRuleResult),
  missing,
});

/** Converts one version in the history of a change request to its response DTO. */
export const presentChangeRequestState = (
  row: NamedChangeRequestState,
): BudgetChangeRequestStateDto => ({
  version: row.version,
  state: row.state,
  content: row.content,
  reason: row.reason,
  changedBy: row.changedBy,
  changedByName: row.changedByName,
  changedAt: row.changedAt.toISOString(),
});
