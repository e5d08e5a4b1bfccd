import { OrganisationCodeField } from '#identity/http';
import { ApiProperty } from '@nestjs/swagger';
import type { Month } from '#values';
import {
  CodeField,
  field,
  IdField,
  IdListField,
  InstantField,
  MonthField,
  NewestFirstQuery,
  PageOf,
  TextField,
  WholeField,
} from '#platform/http';
import type { Summary, Words } from '../handlers.js';
import type { ListedChangeRequest, NamedStep } from '../queries/change-requests.js';
import { RETURNS_TO, type ReturnsTo, type State, STATES } from '../rules/states.js';
import { DECISIONS_MAX } from '../commands/decide-many.js';

/** Query parameters that filter change requests. */
export class ChangeRequestsQuery extends NewestFirstQuery {
  @CodeField(STATES, { optional: true, nullable: false }) state?: State;
  @TextField({
    max: 300,
    optional: true,
    nullable: false,
    description: 'one kind, or several separated by commas',
    example: 'ledger-entries',
  })
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

/** One value that a change request would change, with its label. */
class SummaryLineDto {
  label: WordsDto;
  /** value before the change, in words */
  old: WordsDto | null;
  /** value after the change, in words */
  new: WordsDto | null;
}

/** What a request would change, in words and figures. */
class SummaryDto {
  title: WordsDto;
  lines: SummaryLineDto[];
  /** warnings for the person who decides; a request with warnings is not decided in bulk */
  warnings: WordsDto[];
  amountFen: string | null;
  /** @example 2025-06 */
  month: string | null;
  /** source document, or name of the imported file */
  source: string | null;
}

/** The record that a change request is about. */
export class ChangeSubjectDto {
  /** @example ledger-entry */
  kind: string;
  /**
   * id of the record; one that the request creates gets its id when the request is filed
   * @example metro-group
   */
  id: string;
}

/** An organisation, and the people in it, who can decide a pending change request. */
class WaitsForDto {
  /** @example city */
  organisationId: string;
  organisationName: string;
  personNames: string[];
  /** true when nobody in the organisation of the level can decide, so that one above it decides */
  passedUp: boolean;
}

/** A change request: a change of data that one person requests and another person decides. */
export class ChangeRequestDto {
  id: string;
  /** @example ledger-entries */
  kind: string;
  subject: ChangeSubjectDto;
  state: State;
  /**
   * number of the level that decides next; 1 is the first
   * @example 1
   */
  level: number;
  /**
   * number of levels at which the request is decided
   * @example 1
   */
  levels: number;
  projectIds: string[];
  /** @example ["sample-transport"] */
  organisationIds: string[];
  summary: SummaryDto | null;
  /** content of the request; the fields depend on the kind */
  payload: object;
  /** ids of the documents that support the request */
  @ApiProperty({ format: 'uuid' })
  evidence: string[];
  note: string | null;
  createdAt: string;
  submittedBy: string | null;
  submittedByName: string | null;
  submittedAt: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  /** reason of the newest decision, such as why the request was returned */
  reason: string | null;
  waitsFor: WaitsForDto[];
  /** whether the caller may decide the request now */
  mayDecide: boolean;
  /** whether another person decided it, one of the caller’s own, since the caller last looked */
  unseen: boolean;
  /** @example 1 */
  version: number;
}

/** One event in the history of a change request, such as its submission or a decision. */
class ChangeRequestStepDto {
  /** @example submit */
  move: string;
  state: State;
  level: number;
  /**
   * id of a person, or the name of a service
   * @example service:alerts
   */
  actorId: string;
  actorName: string | null;
  /** id of the person whose role was delegated to the actor; null when the role was the actor's */
  onBehalfOf: string | null;
  onBehalfOfName: string | null;
  reason: string | null;
  happenedAt: string;
}

/** A change request with all events of its history, oldest first. */
export class ChangeRequestDetailDto extends ChangeRequestDto {
  steps: ChangeRequestStepDto[];
}

/** A page of change requests, newest first. */
export class ChangeRequestsPageDto extends PageOf(ChangeRequestDto) {}

/** Numbers of pending and of decided change requests; each number is at most 1000. */
export class WaitingChangeRequestsDto {
  /**
   * number of requests that the caller can decide
   * @example 2
   */
  toDecide: number;
  /**
   * number of requests that the caller filed and another person has to decide
   * @example 0
   */
  own: number;
  /**
   * number of requests of the caller that were returned and wait for the caller’s edit
   * @example 1
   */
  returned: number;
  /**
   * number of requests of the caller that were approved since the caller last looked
   * @example 0
   */
  approved: number;
}

/** Request body that says until when the caller has seen decisions on their own requests. */
export class LookDto {
  @InstantField({ description: 'newest `decidedAt` that the caller has seen' }) seenUntil: Date;
}

/** Request body that approves a change request. */
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

/** Request body that returns a change request, with the reason. */
export class ChangeRequestReturnDto {
  @TextField({ max: 2000, lines: true, example: '金额与批文不符' }) reason: string;
  @CodeField(RETURNS_TO, { optional: true, description: 'to the filer unless given' })
  to?: ReturnsTo | null;
  @WholeField({ min: 1, max: 2_000_000_000, optional: true }) version?: number | null;
}

/** Request body that withdraws the caller's own change request. */
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

/** Result for one of several change requests that were decided together. */
class DecidedDto {
  /** in the order in which the ids were sent; null for a request that the caller cannot see */
  id: string | null;
  state: State | null;
  /** code of the problem that prevented the decision; null when the request was decided */
  code: string | null;
}

/** Results for several change requests that were decided together. */
export class DecidedListDto {
  items: DecidedDto[];
}

/** Declares an object whose fields depend on the kind of request and are checked by its handler. */
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
  unseen: row.unseen,
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
