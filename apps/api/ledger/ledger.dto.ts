import { ApiProperty } from '@nestjs/swagger';
import { FUNDING_SOURCES, type FundingSource, type ListedEntry, SERIES, type Series } from '#finance/ledger';
import type { Day, Month } from '#values';
import { CodeField, DayField, FenField, MonthField, PageOf, PageQuery, TextField } from '../edge/fields/index.js';

const ORIGINS = ['direct', 'return', 'import', 'correction'];

/** An entry to be posted. */
export class NewLedgerEntryDto {
  @CodeField(SERIES, { description: 'completed investment, funds in place, or paid: three series that are never mixed' }) series: Series;
  @MonthField() month: Month;
  @DayField({ optional: true, description: 'within the month; without it the last day of the month, or today' }) effectiveOn?: Day;
  @FenField() amountFen: bigint;
  @CodeField(FUNDING_SOURCES, { optional: true, description: 'required for funds and paid' }) fundingSource?: FundingSource;
  @TextField({ max: 200, optional: true, example: '工程款支付证书 2025-06-17' }) document?: string;
  @TextField({ max: 2000, lines: true, optional: true }) note?: string;
}

/** Why an entry is taken back. */
export class ReversalDto {
  @TextField({ max: 2000, lines: true, example: '重复登记' }) reason: string;
}

/** Which entries to list. */
export class LedgerQuery extends PageQuery {
  @CodeField(SERIES, { optional: true, nullable: false }) series?: Series;
}

/** One line of the ledger. */
export class LedgerEntryDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) projectId: string;
  @ApiProperty({ example: '1', description: 'place in the project’s chain, without gaps' }) sequence: string;
  @ApiProperty({ enum: SERIES }) series: string;
  @ApiProperty({ example: '2025-06' }) month: string;
  @ApiProperty({ format: 'date' }) effectiveOn: string;
  @ApiProperty({ example: '125000000', description: 'fen; negative in a reversal' }) amountFen: string;
  @ApiProperty({ type: String, nullable: true, enum: [...FUNDING_SOURCES, null] }) fundingSource: string | null;
  @ApiProperty({ type: String, nullable: true }) document: string | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ enum: ORIGINS }) origin: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) reversesId: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) reversedById: string | null;
  @ApiProperty({ example: '125000000', description: 'sum of the series up to this entry, fen' }) runningFen: string;
  @ApiProperty({ description: 'id of the person, or the name of a service' }) recordedBy: string;
  @ApiProperty({ type: String, nullable: true }) recordedByName: string | null;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
  @ApiProperty({ description: 'SHA-256 over the entry and its predecessor’s hash' }) hash: string;
}

/** A page of entries in the order they were recorded. */
export class LedgerEntryPageDto extends PageOf(LedgerEntryDto) {}

/** What of an entry leaves the building. */
export const presentEntry = (row: ListedEntry): LedgerEntryDto => ({
  id: row.id, projectId: row.projectId, sequence: row.sequence.toString(), series: row.series, month: row.month, effectiveOn: row.effectiveOn,
  amountFen: row.amountFen.toString(), fundingSource: row.fundingSource, document: row.document, note: row.note, origin: row.origin,
  reversesId: row.reversesId, reversedById: row.reversedById, runningFen: row.runningFen.toString(),
  recordedBy: row.recordedBy, recordedByName: row.recordedByName, recordedAt: row.recordedAt.toISOString(), hash: row.hash,
});
