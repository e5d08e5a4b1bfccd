import { OrganisationCodeField } from '#identity/http';
import { FINDING_STATES, type FindingState, isOverdue } from '../rules/finding-life.js';
import type { FindingPage, ListedFinding, ListedStep } from '../queries/findings.js';
import type { Day } from '#values';
import {
  CodeField,
  DayField,
  field,
  IdField,
  NewestFirstQuery,
  PageOf,
  TextField,
} from '#platform/http';

const SEQUENCE_DIGITS_MAX = 18;

/**
 * Declares the number of an entry in the ledger chain of a project: a string of digits, converted
 * to `bigint`.
 */
const SequenceField = (description: string): PropertyDecorator =>
  field<bigint>(
    {
      code: 'NOT_A_SEQUENCE',
      message: {
        zh: '分录序号须为正整数字符串',
        en: 'The place of an entry is a text of a whole number above zero',
      },
      accepted: { zh: '例如 "1"', en: 'such as "1"' },
      read: (raw) =>
        typeof raw === 'string' && new RegExp(`^[1-9]\\d{0,${SEQUENCE_DIGITS_MAX - 1}}$`).test(raw)
          ? BigInt(raw)
          : undefined,
      schema: { type: 'string', pattern: `^[1-9]\\d{0,${SEQUENCE_DIGITS_MAX - 1}}$`, example: '1' },
    },
    { optional: true, description },
  );

/** Query parameters that filter the list of audit findings. */
export class FindingQuery extends NewestFirstQuery {
  @CodeField(FINDING_STATES, { optional: true, nullable: false }) state?: FindingState;
  @IdField({ optional: true, nullable: false, description: 'only of this project' })
  projectId?: string;
  @OrganisationCodeField({
    optional: true,
    nullable: false,
    description: 'only projects of this organisation',
  })
  unitId?: string;
}

/** Request body with a new audit finding about a project. */
export class NewAuditFindingDto {
  @TextField({ max: 200, example: '支付无对应完成投资（示例）' }) title: string;
  @TextField({ max: 4000, lines: true, example: '2025年12月支付早于完成投资，请说明依据（示例）' })
  text: string;
  @DayField({ description: 'day by which the organisation must answer; not before today' })
  answerDueOn: Day;
  @SequenceField('place in the project’s ledger of the entry it is about') entrySequence?:
    bigint | null;
}

/** Request body with which the organisation answers an audit finding. */
export class FindingAnswerDto {
  @TextField({ max: 4000, lines: true, example: '已补充监理签证（示例）' }) text: string;
  @TextField({
    max: 200,
    optional: true,
    description: 'number of a registered document of the project',
  })
  document?: string | null;
}

/** Request body with the reason why an auditor returns the answer to a finding. */
export class AnswerReturnDto {
  @TextField({ max: 2000, lines: true, example: '缺少签证附件（示例）' }) reason: string;
}

/** Request body with the reason why an auditor closes a finding. */
export class FindingClosureDto {
  @TextField({ max: 2000, lines: true, example: '附件齐全，予以销号（示例）' }) note: string;
}

/** An audit finding about a project, with its present state. */
export class AuditFindingDto {
  id: string;
  projectId: string;
  projectName: string;
  /** @example sample-transport */
  unitId: string;
  /**
   * sequence number of the ledger entry that the finding concerns; null when it concerns none
   * @example 1
   */
  entrySequence: string | null;
  title: string;
  state: FindingState;
  answerDueOn: string;
  /** whether the finding is open and the last day for an answer has passed */
  overdue: boolean;
  raisedBy: string;
  raisedByName: string | null;
  raisedAt: string;
  lastStepAt: string;
}

/** A page of findings, newest first. */
export class AuditFindingPageDto extends PageOf(AuditFindingDto) {}

/** One step in the handling of an audit finding: raised, answered, returned or closed. */
export class FindingStepDto {
  /** @example 1 */
  position: number;
  kind: 'raised' | 'answered' | 'returned' | 'closed';
  text: string;
  document: string | null;
  doneBy: string;
  doneByName: string | null;
  doneAt: string;
}

/** An audit finding with all its steps, oldest first. */
export class AuditFindingDetailDto extends AuditFindingDto {
  steps: FindingStepDto[];
}

/**
 * Converts an audit finding to its response DTO. Whether the answer is overdue is calculated for
 * the day `today`.
 */
export const presentFinding = (finding: ListedFinding, today: Day): AuditFindingDto => ({
  id: finding.id,
  projectId: finding.projectId,
  projectName: finding.projectName,
  unitId: finding.unitId,
  entrySequence: finding.entrySequence?.toString() ?? null,
  title: finding.title,
  state: finding.state,
  answerDueOn: finding.answerDueOn,
  overdue: isOverdue(finding, today),
  raisedBy: finding.raisedBy,
  raisedByName: finding.raisedByName,
  raisedAt: finding.raisedAt.toISOString(),
  lastStepAt: finding.lastStepAt.toISOString(),
});

const presentStep = ({
  position,
  kind,
  text,
  document,
  doneBy,
  doneByName,
  doneAt,
}: ListedStep): FindingStepDto => ({
  position,
  kind,
  text,
  document,
  doneBy,
  doneByName,
  doneAt: doneAt.toISOString(),
});

/**
 * Converts an audit finding with its steps to its response DTO. Whether the answer is overdue is
 * calculated for the day `today`.
 */
export const presentFindingPage = (
  { finding, steps }: FindingPage,
  today: Day,
): AuditFindingDetailDto => ({ ...presentFinding(finding, today), steps: steps.map(presentStep) });
