import { ApiProperty } from '@nestjs/swagger';
import type { Month } from '#values';
import {
  CodeField,
  field,
  IdField,
  IdListField,
  MonthField,
  NewestFirstQuery,
  OrganisationCodeField,
  PageOf,
  TextField,
  WholeField,
} from '#platform/http';
import type { Summary, Words } from '../handlers.js';
import type { ListedChangeRequest, NamedStep } from '../queries/change-requests.js';
import { RETURNS_TO, type ReturnsTo, type State, STATES } from '../rules/states.js';
import { DECISIONS_MAX } from '../commands/decide-many.js';

const KIND = { type: String, example: 'ledger-entries' } as const;

/** Query parameters that filter change requests. */
export class ChangeRequestsQuery extends NewestFirstQuery {
  @CodeField(STATES, { optional: true, nullable: false }) state?: State;
  @TextField({ max: 50, optional: true, nullable: false, example: 'ledger-entries' })
  kind?: string;
  @IdField({ optional: true, nullable: false, description: 'id of a project' }) project?: string;
  @OrganisationCodeField({
    optional: true,
    nullable: false,
    description: 'id of the organisation that leads one of its projects',
  })
  organisation?: string;
  @MonthField({ optional: true, nullable: false, description: 'about this month' }) month?: Month;
  @CodeField(['decide', 'own'], {
    optional: true,
    nullable: false,
    description: 'those that wait for the caller’s decision, or those that the caller filed',
  })
  mine?: 'decide' | 'own';
}

/** A text in both languages. */
class WordsDto implements Words {
  zh: string;
  en: string;
}

/** One line of what a request would change. */
class SummaryLineDto {
  label: WordsDto;
  /** what stands now */
  old: WordsDto | null;
  /** what it asks for */
  new: WordsDto | null;
}

/** What a request would change, in words and figures. */
class SummaryDto {
  title: WordsDto;
  lines: SummaryLineDto[];
  /** what the one who decides should look at; with any, it is not decided in bulk */
  warnings: WordsDto[];
  @ApiProperty({ example: '125000000' }) amountFen: string | null;
  @ApiProperty({ example: '2025-06' }) month: string | null;
  /** its document or file */
  source: string | null;
}

/** What a change request is about. */
class ChangeSubjectDto {
  /** @example ledger-entry */
  kind: string;
  /** what is to be created has its id from the start */
  id: string;
}

/** Who decides a waiting request. */
class WaitsForDto {
  /** @example city */
  organisationId: string;
  organisationName: string;
  personNames: string[];
  /** the organisation of the level has nobody who could, so one above it decides */
  passedUp: boolean;
}

/** A change request: what one person files and another decides. */
export class ChangeRequestDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(KIND) kind: string;
  subject: ChangeSubjectDto;
  @ApiProperty({ enum: STATES }) state: string;
  /**
   * the level whose turn it is
   * @example 1
   */
  level: number;
  /**
   * how many levels decide
   * @example 1
   */
  levels: number;
  @ApiProperty({ format: 'uuid' }) projectIds: string[];
  @ApiProperty({ example: ['sample-transport'] }) organisationIds: string[];
  summary: SummaryDto | null;
  /** its content; the fields depend on the kind */
  payload: object;
  /** ids of documents */
  @ApiProperty({ format: 'uuid' })
  evidence: string[];
  note: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  submittedBy: string | null;
  submittedByName: string | null;
  @ApiProperty({ format: 'date-time' }) submittedAt: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  @ApiProperty({ format: 'date-time' }) decidedAt: string | null;
  /** why it was returned */
  reason: string | null;
  waitsFor: WaitsForDto[];
  /** whether the caller may decide it now */
  mayDecide: boolean;
  /** @example 1 */
  version: number;
}

/** One thing that happened to a change request. */
class ChangeRequestStepDto {
  /** @example submit */
  move: string;
  @ApiProperty({ enum: STATES }) state: string;
  level: number;
  actorId: string;
  actorName: string | null;
  /** on whose delegation */
  onBehalfOf: string | null;
  onBehalfOfName: string | null;
  reason: string | null;
  @ApiProperty({ format: 'date-time' }) happenedAt: string;
}

/** A change request with everything that happened to it. */
export class ChangeRequestDetailDto extends ChangeRequestDto {
  steps: ChangeRequestStepDto[];
}

/** A page of change requests, newest first. */
export class ChangeRequestsPageDto extends PageOf(ChangeRequestDto) {}

/** Numbers of change requests that wait, up to 1000 each. */
export class WaitingChangeRequestsDto {
  /**
   * for the caller’s decision
   * @example 2
   */
  toDecide: number;
  /**
   * of the caller’s own, for another person’s decision
   * @example 0
   */
  own: number;
}

/** Request body of an approval. */
export class ChangeRequestApprovalDto {
  @TextField({ max: 2000, lines: true, optional: true }) reason?: string | null;
  @WholeField({
    min: 1,
    max: 2_000_000_000,
    optional: true,
    description: 'the version that was read; refused when it is another one meanwhile',
  })
  version?: number | null;
}

/** Request body of a return. */
export class ChangeRequestReturnDto {
  @TextField({ max: 2000, lines: true, example: '金额与批文不符' }) reason: string;
  @CodeField(RETURNS_TO, { optional: true, description: 'to the filer unless given' })
  to?: ReturnsTo | null;
  @WholeField({ min: 1, max: 2_000_000_000, optional: true }) version?: number | null;
}

/** Request body of a withdrawal. */
export class ChangeRequestWithdrawalDto {
  @TextField({ max: 2000, lines: true, optional: true }) reason?: string | null;
}

/** Request body that decides several change requests. */
export class DecisionsDto {
  @IdListField({ max: DECISIONS_MAX }) ids: string[];
  @CodeField(['approved', 'returned']) decision: 'approved' | 'returned';
  @TextField({ max: 2000, lines: true, optional: true, description: 'needed for a return' })
  reason?: string | null;
}

/** What became of one of several change requests that were decided together. */
class DecidedDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: [...STATES, null] }) state: string | null;
  /** problem code; null where decided */
  code: string | null;
}

/** What became of several change requests that were decided together. */
export class DecidedListDto {
  items: DecidedDto[];
}

/** Declares an object whose fields depend on something else, so that they are checked later. */
const ObjectField = (description: string): PropertyDecorator =>
  field<object>(
    {
      code: 'NOT_AN_OBJECT',
      message: { zh: '须为一个 JSON 对象', en: 'A JSON object is expected' },
      accepted: { zh: '{ … }', en: '{ … }' },
      read: (raw) =>
        typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw : undefined,
      schema: { type: 'object', additionalProperties: true, description },
    },
    { optional: true, nullable: false },
  );

/** Request body that edits a draft or returned change request. */
export class ChangeRequestEditDto {
  @ObjectField('the whole new content, with the fields that the kind was filed with')
  payload?: object;
  @TextField({ max: 2000, lines: true, optional: true }) note?: string | null;
  @IdListField({ max: 50, optional: true }) evidence?: string[];
}

const presentSummary = ({ lines, warnings, amountFen, ...rest }: Summary): SummaryDto => ({
  ...rest,
  lines: lines.map((line) => ({ ...line })),
  warnings: warnings.map((one) => ({ ...one })),
  amountFen: amountFen?.toString() ?? null,
});

/** Converts a change request to its response DTO. */
export const presentChangeRequest = (row: ListedChangeRequest): ChangeRequestDto => ({
  id: row.id,
  kind: row.kind,
  subject: { kind: row.subjectKind, id: row.subjectId },
  state: row.state,
  level: row.level,
  levels: Math.max(1, row.review.length),
  projectIds: row.projectIds,
  organisationIds: row.organisationIds,
  summary: row.summary && presentSummary(row.summary),
  payload: row.payload,
  evidence: row.evidence,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
  submittedBy: row.submittedBy,
  submittedByName: row.submittedByName,
  submittedAt: row.submittedAt?.toISOString() ?? null,
  decidedBy: row.decidedBy,
  decidedByName: row.decidedByName,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  reason: row.reason,
  waitsFor: row.waitsFor,
  mayDecide: row.mayDecide,
  version: row.version,
});

/** Converts a change request with its history to its response DTO. */
export const presentChangeRequestPage = ({
  request,
  steps,
}: {
  request: ListedChangeRequest;
  steps: readonly NamedStep[];
}): ChangeRequestDetailDto => ({
  ...presentChangeRequest(request),
  steps: steps.map((step) => ({
    move: step.move,
    state: step.state,
    level: step.level,
    actorId: step.actorId,
    actorName: step.actorName,
    onBehalfOf: step.onBehalfOf,
    onBehalfOfName: step.onBehalfOfName,
    reason: step.reason,
    happenedAt: step.happenedAt.toISOString(),
  })),
});

/** Returns the URL path of a change request. */
export const placeOfChangeRequest = ({ id }: Pick<ChangeRequestDto, 'id'>): string =>
  `/api/change-requests/${id}`;
