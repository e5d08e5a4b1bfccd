import { ApiProperty } from '@nestjs/swagger';
import {
  FINDING_STATES,
  type FindingPage,
  type FindingState,
  isOverdue,
  type ListedFinding,
  type ListedStep,
} from '#findings';
import type { Day } from '#values';
import {
  CodeField,
  DayField,
  field,
  IdField,
  PageOf,
  PageQuery,
  TextField,
  UnitCodeField,
} from '../edge/fields/index.js';

const SEQUENCE_DIGITS_MAX = 18;

/** A place in a project's chain, as text; becomes `bigint`. */
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

/** Which findings to list. */
export class FindingQuery extends PageQuery {
  @CodeField(FINDING_STATES, { optional: true, nullable: false }) state?: FindingState;
  @IdField({ optional: true, nullable: false, description: 'only of this project' })
  projectId?: string;
  @UnitCodeField({ optional: true, nullable: false, description: 'only of projects of this unit' })
  unitId?: string;
}

/** What an auditor found. */
export class NewAuditFindingDto {
  @TextField({ max: 200, example: '支付无对应完成投资（示例）' }) title: string;
  @TextField({ max: 4000, lines: true, example: '2025年12月支付早于完成投资，请说明依据（示例）' })
  text: string;
  @DayField({ description: 'day by which the unit is to answer; not before today' })
  answerDueOn: Day;
  @SequenceField('place in the project’s ledger of the entry it is about') entrySequence?:
    bigint | null;
}

/** What the unit says to a finding. */
export class FindingAnswerDto {
  @TextField({ max: 4000, lines: true, example: '已补充监理签证（示例）' }) text: string;
  @TextField({
    max: 200,
    optional: true,
    description: 'number of a registered document of the project',
  })
  document?: string | null;
}

/** Why an answer is sent back. */
export class AnswerReturnDto {
  @TextField({ max: 2000, lines: true, example: '缺少签证附件（示例）' }) reason: string;
}

/** Why a finding is done with. */
export class FindingClosureDto {
  @TextField({ max: 2000, lines: true, example: '附件齐全，予以销号（示例）' }) note: string;
}

/** What an auditor found about a project, and where it stands. */
export class AuditFindingDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) projectId: string;
  @ApiProperty() projectName: string;
  @ApiProperty({ example: 'sample-transport' }) unitId: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '1',
    description: 'place in the project’s ledger of the entry it is about',
  })
  entrySequence: string | null;
  @ApiProperty() title: string;
  @ApiProperty({ enum: FINDING_STATES }) state: string;
  @ApiProperty({ format: 'date' }) answerDueOn: string;
  @ApiProperty({ description: 'open, and its day is over' }) overdue: boolean;
  @ApiProperty() raisedBy: string;
  @ApiProperty({ type: String, nullable: true }) raisedByName: string | null;
  @ApiProperty({ format: 'date-time' }) raisedAt: string;
  @ApiProperty({ format: 'date-time' }) lastStepAt: string;
}

/** A page of findings, newest first. */
export class AuditFindingPageDto extends PageOf(AuditFindingDto) {}

/** A step of a finding. */
export class FindingStepDto {
  @ApiProperty({ example: 1 }) position: number;
  @ApiProperty({ enum: ['raised', 'answered', 'returned', 'closed'] }) kind: string;
  @ApiProperty() text: string;
  @ApiProperty({ type: String, nullable: true }) document: string | null;
  @ApiProperty() doneBy: string;
  @ApiProperty({ type: String, nullable: true }) doneByName: string | null;
  @ApiProperty({ format: 'date-time' }) doneAt: string;
}

/** A finding with every step, oldest first. */
export class AuditFindingDetailDto extends AuditFindingDto {
  @ApiProperty({ type: [FindingStepDto] }) steps: FindingStepDto[];
}

/** What of a finding leaves the building, on a day. */
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

/** What of a finding and its steps leaves the building, on a day. */
export const presentFindingPage = (
  { finding, steps }: FindingPage,
  today: Day,
): AuditFindingDetailDto => ({ ...presentFinding(finding, today), steps: steps.map(presentStep) });
