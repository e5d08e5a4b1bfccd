import { ApiProperty } from '@nestjs/swagger';
import { FUNDING_SOURCES, ORIGINS, SERIES, type Series } from '../rules/entry.js';
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
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: LEDGER_CHANGE_REQUEST_KINDS }) kind: string;
  @ApiProperty({ enum: LEDGER_CHANGE_REQUEST_STATES }) state: string;
  @ApiProperty({
    type: [String],
    example: ['sample-transport'],
    description: 'organisations of all projects that it concerns',
  })
  units: string[];
  @ApiProperty({ example: 1 }) entries: number;
  @ApiProperty({ example: 1 }) projects: number;
  @ApiProperty({ example: '125000000', description: 'sum of its completed investment, fen' })
  completedFen: string;
  @ApiProperty({ example: '0' }) fundsFen: string;
  @ApiProperty({ example: '0' }) paidFen: string;
  @ApiProperty({ type: String, nullable: true, description: 'why, for corrections' }) note:
    string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'id of the change request whose entries it reverses',
  })
  undoesId: string | null;
  @ApiProperty() filedBy: string;
  @ApiProperty({ type: String, nullable: true }) filedByName: string | null;
  @ApiProperty({ format: 'date-time' }) filedAt: string;
  @ApiProperty({ type: String, nullable: true }) decidedBy: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedByName: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'why it was returned' }) reason:
    string | null;
}

/**
 * Another pending change request with an entry for the same project, month and kind of amount,
 * which may be a duplicate.
 */
class AlikeLedgerChangeRequestDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) filedAt: string;
  @ApiProperty({ type: String, nullable: true }) filedByName: string | null;
}

/**
 * A ledger change request with the data that the list shows: its project, and pending change
 * requests that may be duplicates.
 */
export class ShownLedgerChangeRequestDto extends LedgerChangeRequestDto {
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'the project, where it touches one alone',
  })
  projectId: string | null;
  @ApiProperty({ type: String, nullable: true }) projectName: string | null;
  @ApiProperty({
    type: [AlikeLedgerChangeRequestDto],
    description: 'what waits beside it of the same project, month and series; at most 20',
  })
  alike: AlikeLedgerChangeRequestDto[];
}

/** A page of ledger change requests, newest first. */
export class LedgerChangeRequestPageDto extends PageOf(ShownLedgerChangeRequestDto) {}

const FEN = { type: String, nullable: true, example: '100000000' } as const;

/** One entry that a ledger change request adds. */
export class LedgerChangeRequestLineDto {
  @ApiProperty({ format: 'uuid' }) projectId: string;
  @ApiProperty() projectName: string;
  @ApiProperty({ enum: SERIES }) series: string;
  @ApiProperty({ example: '2025-06' }) month: string;
  @ApiProperty({ format: 'date' }) effectiveOn: string;
  @ApiProperty({ example: '125000000' }) amountFen: string;
  @ApiProperty(FEN) buildingFen: string | null;
  @ApiProperty(FEN) equipmentFen: string | null;
  @ApiProperty(FEN) otherFen: string | null;
  @ApiProperty(FEN) landFen: string | null;
  @ApiProperty({ type: String, nullable: true, enum: [...FUNDING_SOURCES, null] }) fundingSource:
    string | null;
  @ApiProperty({ type: String, nullable: true }) document: string | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ enum: ORIGINS }) origin: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) reversesId: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) correctsId: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'the entry it has become',
  })
  entryId: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'that entry’s place in the project’s chain',
  })
  sequence: string | null;
}

/** A page of the entries that a ledger change request adds. */
export class LedgerChangeRequestLinePageDto extends PageOf(LedgerChangeRequestLineDto) {}

/**
 * The effect of a change request on one total of a project: completed investment, funds in place,
 * or payments.
 */
export class LedgerChangeRequestTotalDto {
  @ApiProperty({ format: 'uuid' }) projectId: string;
  @ApiProperty() projectName: string;
  @ApiProperty({ enum: SERIES }) series: string;
  @ApiProperty({ example: '125000000' }) movedFen: string;
  @ApiProperty({
    ...FEN,
    description:
      'total without it: now while it waits, just before it once it is in the ledger; null when it was sent back or withdrawn',
  })
  beforeFen: string | null;
  @ApiProperty(FEN) afterFen: string | null;
}

/** The effect of a change request on all totals of projects that the request changes. */
export class LedgerChangeRequestTotalsDto {
  @ApiProperty({ type: [LedgerChangeRequestTotalDto] }) items: LedgerChangeRequestTotalDto[];
}

/**
 * Numbers of pending change requests: those that the caller can decide, and those that the caller
 * has submitted.
 */
export class WaitingLedgerChangeRequestsDto {
  @ApiProperty({ example: 2, description: 'for the caller’s decision' }) toDecide: number;
  @ApiProperty({ example: 0, description: 'of the caller’s own, for another person’s decision' })
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
  correctsId: row.correctsId,
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
