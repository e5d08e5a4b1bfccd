import { SERIES, type Series, type Origin, type FundingSource } from '../rules/entry.js';
import type {
  ListedLedgerChangeRequest,
  LedgerChangeRequestLine,
  ShownLedgerChangeRequest,
} from '../queries/change-requests.js';
import {
  LEDGER_CHANGE_REQUEST_KINDS,
  LEDGER_CHANGE_REQUEST_STATES,
  type LedgerChangeRequestKind,
  type LedgerChangeRequestState,
} from '../store/change-request-row.js';
import type { LedgerChangeRequestTotal } from '../queries/change-request-totals.js';
import type { Month } from '#values';
import { CodeField, IdField, MonthField, NewestFirstQuery, PageOf } from '#platform/http';

/** Query parameters that filter ledger change requests. */
export class LedgerChangeRequestQuery extends NewestFirstQuery {
  @CodeField(LEDGER_CHANGE_REQUEST_STATES, { optional: true, nullable: false })
  state?: LedgerChangeRequestState;
  @CodeField(LEDGER_CHANGE_REQUEST_KINDS, { optional: true, nullable: false })
  kind?: LedgerChangeRequestKind;
  @IdField({ optional: true, nullable: false }) projectId?: string;
  @CodeField(SERIES, {
    optional: true,
    nullable: false,
    description: 'with an entry of this series; together with project and month, of one entry',
  })
  series?: Series;
  @MonthField({ optional: true, nullable: false, description: 'with an entry of this month' })
  month?: Month;
  @IdField({ optional: true, nullable: false, description: 'id of the person who filed it' })
  filedBy?: string;
}

/** A change request that adds entries to the ledger. Another person has to approve it. */
export class LedgerChangeRequestDto {
  id: string;
  kind: LedgerChangeRequestKind;
  state: LedgerChangeRequestState;
  /**
   * organisations of all projects to which the request adds entries
   * @example ["sample-transport"]
   */
  units: string[];
  /** @example 1 */
  entries: number;
  /** @example 1 */
  projects: number;
  /**
   * sum of the completed investment in the request, fen
   * @example 125000000
   */
  completedFen: string;
  /** @example 0 */
  fundsFen: string;
  /** @example 0 */
  paidFen: string;
  /** reason of a correction or reversal, name of an imported file, or the note of a new entry */
  note: string | null;
  /** id of the change request whose entries this one reverses; null for other kinds */
  undoesId: string | null;
  filedBy: string;
  filedByName: string | null;
  filedAt: string;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  /** reason of the decision, such as why the request was returned */
  reason: string | null;
}

/**
 * Another pending change request with an entry for the same project, month and kind of amount,
 * which may be a duplicate.
 */
class AlikeLedgerChangeRequestDto {
  id: string;
  filedAt: string;
  filedByName: string | null;
}

/**
 * A ledger change request with the data that the list shows: its project, and pending change
 * requests that may be duplicates.
 */
export class ShownLedgerChangeRequestDto extends LedgerChangeRequestDto {
  /** id of the project; null when the request concerns several projects */
  projectId: string | null;
  projectName: string | null;
  /** other pending requests with an entry of the same project, month and series; at most 20 */
  alike: AlikeLedgerChangeRequestDto[];
}

/** A page of ledger change requests, newest first. */
export class LedgerChangeRequestPageDto extends PageOf(ShownLedgerChangeRequestDto) {}

/** One entry that a ledger change request adds. */
export class LedgerChangeRequestLineDto {
  projectId: string;
  projectName: string;
  series: Series;
  /** @example 2025-06 */
  month: string;
  effectiveOn: string;
  /** @example 125000000 */
  amountFen: string;
  buildingFen: string | null;
  equipmentFen: string | null;
  otherFen: string | null;
  landFen: string | null;
  fundingSource: FundingSource | null;
  document: string | null;
  note: string | null;
  origin: Origin;
  reversesId: string | null;
  correctsId: string | null;
  /** id of the entry of which the line records money that came back */
  recoversId: string | null;
  /** id of the ledger entry that was added; null until the request is approved */
  entryId: string | null;
  /** sequence number of that entry in the project’s ledger */
  sequence: string | null;
}

/** A page of the entries that a ledger change request adds. */
export class LedgerChangeRequestLinePageDto extends PageOf(LedgerChangeRequestLineDto) {}

/**
 * The effect of a change request on one total of a project: completed investment, funds in place,
 * or payments.
 */
export class LedgerChangeRequestTotalDto {
  projectId: string;
  projectName: string;
  series: Series;
  /** @example 125000000 */
  movedFen: string;
  /**
   * total without it: now while it waits, just before it once it is in the ledger; null when it
   * was sent back or withdrawn
   */
  beforeFen: string | null;
  afterFen: string | null;
}

/** The effect of a change request on all totals of projects that the request changes. */
export class LedgerChangeRequestTotalsDto {
  items: LedgerChangeRequestTotalDto[];
}

/**
 * Numbers of pending change requests: those that the caller can decide, and those that the caller
 * has submitted.
 */
export class WaitingLedgerChangeRequestsDto {
  /**
   * number of requests that the caller can decide
   * @example 2
   */
  toDecide: number;
  /**
   * number of requests that the caller submitted and another person has to decide
   * @example 0
   */
  own: number;
}

/** Converts a ledger change request to its response DTO. */
export const presentLedgerChangeRequest = (
  row: ListedLedgerChangeRequest,
): LedgerChangeRequestDto => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  units: row.units,
  entries: row.entries,
  projects: row.projects,
  completedFen: row.completedFen.toString(),
  fundsFen: row.fundsFen.toString(),
  paidFen: row.paidFen.toString(),
  note: row.note,
  undoesId: row.undoesId,
  filedBy: row.filedBy,
  filedByName: row.filedByName,
  filedAt: row.filedAt.toISOString(),
  decidedBy: row.decidedBy,
  decidedByName: row.decidedByName,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  reason: row.reason,
});

/** Converts a ledger change request to its response DTO for the list. */
export const presentShownLedgerChangeRequest = (
  row: ShownLedgerChangeRequest,
): ShownLedgerChangeRequestDto => ({
  ...presentLedgerChangeRequest(row),
  projectId: row.projectId,
  projectName: row.projectName,
  alike: row.alike.map(({ filedAt, ...one }) => ({ ...one, filedAt: filedAt.toISOString() })),
});

/** Converts an entry of a ledger change request to its response DTO. */
export const presentLine = (row: LedgerChangeRequestLine): LedgerChangeRequestLineDto => ({
  projectId: row.projectId,
  projectName: row.projectName,
  series: row.series,
  month: row.month,
  effectiveOn: row.effectiveOn,
  amountFen: row.amountFen.toString(),
  buildingFen: row.buildingFen?.toString() ?? null,
  equipmentFen: row.equipmentFen?.toString() ?? null,
  otherFen: row.otherFen?.toString() ?? null,
  landFen: row.landFen?.toString() ?? null,
  fundingSource: row.fundingSource,
  document: row.document,
  note: row.note,
  origin: row.origin,
  reversesId: row.reversesId,
  correctsId: row.origin === 'recovery' ? null : row.correctsId,
  recoversId: row.origin === 'recovery' ? row.correctsId : null,
  entryId: row.entryId,
  sequence: row.sequence?.toString() ?? null,
});

/** Converts the effect of a change request on one total to its response DTO. */
export const presentLedgerChangeRequestTotal = ({
  movedFen,
  beforeFen,
  afterFen,
  ...of
}: LedgerChangeRequestTotal): LedgerChangeRequestTotalDto => ({
  ...of,
  movedFen: movedFen.toString(),
  beforeFen: beforeFen?.toString() ?? null,
  afterFen: afterFen?.toString() ?? null,
});

/** Returns the URL path of a change request of the ledger. */
export const placeOfLedgerChangeRequest = ({ id }: Pick<LedgerChangeRequestDto, 'id'>): string =>
  `/api/ledger-proposals/${id}`;
