import { OrganisationCodeField } from '#identity/http';
import { ApiProperty } from '@nestjs/swagger';
import { FUNDING_SOURCES, type FundingSource } from '#ledger';
import {
  CodeField,
  DayField,
  etagOf,
  FenOrZeroField,
  field,
  FlagField,
  IdField,
  keyPart,
  MonthField,
  PageOf,
  PageQueryOf,
  PartListField,
  TextField,
} from '#platform/http';
import { addMonths, type Day, type Fen, formatPercent, type Month } from '#values';
import type { MonthlyReturn } from '../queries/returns.js';
import {
  type CompositionPart,
  COMPOSITIONS,
  type ReturnContent,
  type ReturnSums,
  sumsOf,
} from '../rules/return-content.js';
import { dutyOf, type ReturnDuty } from '../rules/return-duty.js';
import type { ReturnState } from '../rules/return-state.js';

const PERCENT = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;

/** Declares a percentage with at most two decimal places, as text with two of them. */
const PercentTextField = (): PropertyDecorator =>
  field<string>(
    {
      code: 'NOT_A_PERCENTAGE',
      message: {
        zh: '须为 0 到 100 的百分数，至多两位小数',
        en: 'Per cent, from 0 to 100 with at most two places',
      },
      accepted: { zh: '例如 "45" 或 "45.50"', en: 'such as "45" or "45.50"' },
      read: (raw) => {
        const text = typeof raw === 'number' ? String(raw) : raw;
        return typeof text === 'string' && PERCENT.test(text)
          ? formatPercent(BigInt(Math.round(Number(text) * 100)))
          : undefined;
      },
      schema: { type: 'string', pattern: PERCENT.source, example: '45.50' },
    },
    { optional: true },
  );

const LONG = { max: 2000, lines: true, optional: true } as const;

/** Completed investment of a part, or the sum that is not split. */
class CompletedLineBody {
  @CodeField(COMPOSITIONS, {
    optional: true,
    description: 'part of the composition; null for a sum that is not split',
  })
  composition?: CompositionPart | null;
  @FenOrZeroField({ optional: true, description: 'null where it is not stated' })
  amountFen?: Fen | null;
}

/** Money of a source. */
class SourceLineBody {
  @CodeField(FUNDING_SOURCES) fundingSource: FundingSource;
  @FenOrZeroField({ optional: true, description: 'null where it is not stated' })
  amountFen?: Fen | null;
}

/** A milestone that was met, or is expected on another day. */
class MilestoneLineBody {
  @IdField() milestoneId: string;
  @DayField({ optional: true, description: 'a new forecast; needs an explanation' })
  forecastOn?: Day | null;
  @DayField({ optional: true, description: 'the day it was met' }) actualOn?: Day | null;
  @TextField(LONG) explanation?: string | null;
}

/** Content of a monthly return, saved as it is typed. What is left out is not stated. */
export class ReturnBody {
  @PartListField(() => CompletedLineBody, { max: 5, optional: true })
  completed?: CompletedLineBody[] | null;
  @PartListField(() => SourceLineBody, { max: 15, optional: true })
  funds?: SourceLineBody[] | null;
  @PartListField(() => SourceLineBody, { max: 15, optional: true })
  paid?: SourceLineBody[] | null;
  @PercentTextField() physicalPercent?: string | null;
  @TextField({ ...LONG, example: '主体结构完成，机电安装过半（示例）' })
  physicalWords?: string | null;
  @PartListField(() => MilestoneLineBody, { max: 50, optional: true })
  milestones?: MilestoneLineBody[] | null;
  @TextField({ ...LONG, description: 'problems, and the help that is needed' })
  problems?: string | null;
  @TextField({ ...LONG, description: 'plan for the next month' }) nextMonth?: string | null;
  @TextField({ ...LONG, description: 'reasons for figures that need some' })
  explanation?: string | null;
}

/** Request body with which a return is submitted. */
export class ReturnSubmissionBody {
  @FlagField({ description: 'that the figures are right; must be true' }) attestation: boolean;
  @FlagField({
    optional: true,
    description:
      'that an amount a thousand times its neighbours, or a thousandth of them, is meant',
  })
  unitConfirmed?: boolean;
}

const textOf = (fen: Fen | string | null | undefined): string | null => fen?.toString() ?? null;

/** Converts the request body to the content of a return. */
export const contentOf = (body: ReturnBody): ReturnContent => ({
  completed: (body.completed ?? []).map(({ composition, amountFen }) => ({
    composition: composition ?? null,
    amountFen: textOf(amountFen),
  })),
  funds: (body.funds ?? []).map(({ fundingSource, amountFen }) => ({
    fundingSource,
    amountFen: textOf(amountFen),
  })),
  paid: (body.paid ?? []).map(({ fundingSource, amountFen }) => ({
    fundingSource,
    amountFen: textOf(amountFen),
  })),
  physicalPercent: body.physicalPercent ?? null,
  physicalWords: body.physicalWords ?? null,
  milestones: (body.milestones ?? []).map((line) => ({
    milestoneId: line.milestoneId,
    forecastOn: line.forecastOn ?? null,
    actualOn: line.actualOn ?? null,
    explanation: line.explanation ?? null,
  })),
  problems: body.problems ?? null,
  nextMonth: body.nextMonth ?? null,
  explanation: body.explanation ?? null,
});

/** Query parameters of the list of returns. */
export class ReturnsQuery extends PageQueryOf([
  keyPart.flag,
  keyPart.whole,
  keyPart.whole,
  keyPart.uuid,
]) {
  @MonthField({
    optional: true,
    nullable: false,
    description: 'the month before the present one unless given',
  })
  month?: Month;
  @OrganisationCodeField({
    optional: true,
    nullable: false,
    description: 'only of projects that this organisation leads',
  })
  organisation?: string;
}

/** Completed investment of a part, or the sum that is not split, fen. */
class CompletedLineDto {
  composition: CompositionPart | null;
  amountFen: string | null;
}

/** Money of a source, fen. */
class SourceLineDto {
  fundingSource: FundingSource;
  amountFen: string | null;
}

/** A milestone of a return. */
class MilestoneLineDto {
  milestoneId: string;
  forecastOn: string | null;
  actualOn: string | null;
  explanation: string | null;
}

/** Sums of the three series, fen; null where nothing is on record. */
class ReturnSumsDto {
  completedFen: string | null;
  fundsFen: string | null;
  paidFen: string | null;
}

/** The month before, as it is on record. */
class LastMonthDto extends ReturnSumsDto {
  /** @example 2025-05 */
  month: string;
  /** @example 45.50 */
  physicalPercent: string | null;
  physicalWords: string | null;
}

/** The monthly return of a project, with what is on record beside it. */
export class ReturnDto {
  projectId: string;
  projectName: string;
  /** @example sample-transport */
  organisationId: string;
  kind: string;
  flagship: boolean;
  /** @example 2025-06 */
  month: string;
  state: ReturnState;
  /** whether it is owed: not asked for, owed, overdue, or submitted or passed */
  duty: ReturnDuty;
  /** day by which it is due; null as long as the holidays of that time are not announced */
  dueOn: string | null;
  completed: CompletedLineDto[];
  funds: SourceLineDto[];
  paid: SourceLineDto[];
  /** @example 45.50 */
  physicalPercent: string | null;
  physicalWords: string | null;
  milestones: MilestoneLineDto[];
  problems: string | null;
  nextMonth: string | null;
  explanation: string | null;
  lastMonth: LastMonthDto;
  /** January up to the month before, as it is on record */
  yearBefore: ReturnSumsDto;
  /** all months before, as they are on record */
  startBefore: ReturnSumsDto;
  /** with the return as it stands */
  yearToDate: ReturnSumsDto;
  /** with the return as it stands */
  sinceStart: ReturnSumsDto;
  yearPlanFen: string | null;
  /** sources of the project’s money in the twelve months before, to be offered */
  sources: FundingSource[];
  /** change request with which it was submitted last; null for a draft */
  changeRequestId: string | null;
  /** why it was returned */
  reason: string | null;
  submittedAt: string | null;
  savedAt: string | null;
  /** approved change request that this draft is to correct */
  @ApiProperty({ format: 'uuid' }) corrects: string | null;
  /** 1 as long as nothing is saved */
  version: number;
  /** value to send as If-Match when it is saved */
  etag: string;
}

/** A page of returns, in the order of projects. */
export class ReturnPageDto extends PageOf(ReturnDto) {}

const sumsDto = ({ completedFen, fundsFen, paidFen }: ReturnSums): ReturnSumsDto => ({
  completedFen: textOf(completedFen),
  fundsFen: textOf(fundsFen),
  paidFen: textOf(paidFen),
});

/** Adds two sums; unknown and a known amount give the known one. */
const plus = (one: Fen | null, other: Fen | null): Fen | null =>
  one === null ? other : other === null ? one : one + other;

const plusSums = (one: ReturnSums, other: ReturnSums): ReturnSums => ({
  completedFen: plus(one.completedFen, other.completedFen),
  fundsFen: plus(one.fundsFen, other.fundsFen),
  paidFen: plus(one.paidFen, other.paidFen),
});

/** Converts a return to its response DTO, with what is owed on a day. */
export const presentReturn = (one: MonthlyReturn, today: Day): ReturnDto => {
  const { beside, content } = one;
  const sums = sumsOf(content);
  return {
    projectId: one.projectId,
    projectName: one.projectName,
    organisationId: one.unitId,
    kind: one.kind,
    flagship: one.flagship,
    month: one.month,
    state: one.state,
    duty: dutyOf(one, one.dueOn, today),
    dueOn: one.dueOn,
    completed: content.completed,
    funds: content.funds,
    paid: content.paid,
    physicalPercent: content.physicalPercent,
    physicalWords: content.physicalWords,
    milestones: content.milestones,
    problems: content.problems,
    nextMonth: content.nextMonth,
    explanation: content.explanation,
    lastMonth: {
      month: addMonths(one.month, -1),
      ...sumsDto(beside.lastMonth),
      physicalPercent: beside.physicalPercent,
      physicalWords: beside.physicalWords,
    },
    yearBefore: sumsDto(beside.yearBefore),
    startBefore: sumsDto(beside.startBefore),
    yearToDate: sumsDto(plusSums(beside.yearBefore, sums)),
    sinceStart: sumsDto(plusSums(beside.startBefore, sums)),
    yearPlanFen: textOf(beside.yearPlanFen),
    sources: beside.sources,
    changeRequestId: one.changeRequestId,
    reason: one.reason,
    submittedAt: one.submittedAt?.toISOString() ?? null,
    savedAt: one.savedAt?.toISOString() ?? null,
    corrects: one.corrects,
    version: one.version,
    etag: etagOf(one.version),
  };
};
