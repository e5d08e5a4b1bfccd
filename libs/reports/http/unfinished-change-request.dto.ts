import type { Type } from '@nestjs/common';
import { PartialType } from '@nestjs/swagger';
import { CHANGE_REQUEST_KINDS, type ChangeRequestKind, type UnfinishedContent } from '#budget';
import { CodeField, field, InvalidInput, inputPipe } from '#platform/http';
import {
  CostFigureDto,
  costFigureOf,
  FundingPlanBody,
  fundingPlanOf,
  PeriodFigureBody,
  periodFigureOf,
  SpecialBondBody,
  specialBondOf,
  TargetAdjustmentBody,
  targetAdjustmentOf,
  YearPlanBody,
  yearPlanOf,
} from '#budget/http';

/**
 * Declares the field with the content of a draft. The properties of the content depend on the kind
 * of the draft.
 */
const SheetField = (): PropertyDecorator =>
  field<object>({
    code: 'NOT_AN_OBJECT',
    message: { zh: '须为一个 JSON 对象', en: 'A JSON object is expected' },
    accepted: { zh: '{ … }', en: '{ … }' },
    read: (raw) =>
      typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw : undefined,
    schema: {
      type: 'object',
      additionalProperties: true,
      example: { stage: 'adjusted-estimate', amountFen: '11200000000' },
    },
  });

/**
 * Request body with a draft of a change request, which may be incomplete: the kind of the change
 * request, and the fields that the user has filled in so far.
 */
export class SheetBody {
  @CodeField(CHANGE_REQUEST_KINDS) kind: ChangeRequestKind;
  @SheetField() content: object;
}

/**
 * Returns the functions that validate and convert drafts of one kind.
 * @param whole class of the complete request body; in a draft all its fields are optional
 * @param contentOf converts the request body to the content of the draft
 */
const sheet = <Body extends object>(
  whole: Type<Body>,
  contentOf: (body: Body) => object,
): { shape: Type<object>; contentOf: (body: object) => object } => ({
  shape: PartialType(whole),
  contentOf: (body) => contentOf(body as Body),
});

const SHEETS: Readonly<Record<ChangeRequestKind, ReturnType<typeof sheet>>> = {
  cost: sheet(CostFigureDto, costFigureOf),
  'year-plan': sheet(YearPlanBody, yearPlanOf),
  funding: sheet(FundingPlanBody, fundingPlanOf),
  'special-bond': sheet(SpecialBondBody, specialBondOf),
  'period-figure': sheet(PeriodFigureBody, periodFigureOf),
  target: sheet(TargetAdjustmentBody, targetAdjustmentOf),
};

/**
 * Validates and converts the content of a draft. Fields may be missing, but not malformed.
 * @throws InvalidInput that lists the malformed fields
 */
export async function readSheet({ kind, content }: SheetBody): Promise<UnfinishedContent> {
  const { shape, contentOf } = SHEETS[kind];
  try {
    return {
      kind,
      content: contentOf(
        (await inputPipe().transform(content, { type: 'body', metatype: shape })) as object,
      ),
      unfinished: true,
    };
  } catch (error) {
    if (error instanceof InvalidInput)
      throw new InvalidInput(
        error.problems.map((problem) => ({ ...problem, path: `content.${problem.path}` })),
      );
    throw error;
  }
}
