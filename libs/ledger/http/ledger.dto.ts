import { ApiProperty } from '@nestjs/swagger';
import {
  FUNDING_SOURCES,
  type FundingSource,
  type Origin,
  ORIGINS,
  SERIES,
  type Series,
} from '../rules/entry.js';
import type { ListedEntry } from '../queries/entries.js';
import type { MonthTotal } from '../queries/totals.js';
import type { Day, Month, Period } from '#values';
import {
  keyPart,
  CodeField,
  DayField,
  FenField,
  FlagField,
  InstantField,
  MonthField,
  PageOf,
  PageQueryOf,
  PartFenField,
  PeriodField,
  TextField,
} from '#platform/http';

/** The content of a ledger entry that a user enters, the same for a new entry and a correction. */
class PostingDto {
  @CodeField(SERIES, {
    description: 'completed investment, funds in place, or paid: three series that are never mixed',
  })
  series: Series;
  @MonthField() month: Month;
  @DayField({
    optional: true,
    description: 'within the month; without it the last day of the month, or today',
  })
  effectiveOn?: Day;
  @FenField() amountFen: bigint;
  @PartFenField({
    optional: true,
    description:
      '建安: construction and installation; the four parts are stated all or not at all, and add up to the amount',
  })
  buildingFen?: bigint;
  @PartFenField({ optional: true, description: '设备工器具: equipment and tools' })
  equipmentFen?: bigint;
  @PartFenField({ optional: true, description: '其他费用: other costs, without land' })
  otherFen?: bigint;
  @PartFenField({ optional: true, description: '征迁: land acquisition and relocation' })
  landFen?: bigint;
  @CodeField(FUNDING_SOURCES, { optional: true, description: 'required for funds and paid' })
  fundingSource?: FundingSource;
  @TextField({
    max: 200,
    optional: true,
    example: '浙财建〔2025〕17号',
    description: 'number of a registered document of the project',
  })
  document?: string;
  @FlagField({
    optional: true,
    description:
      'that an amount a thousand times its neighbours, or a thousandth of them, is meant',
  })
  unitConfirmed?: boolean;
  @FlagField({
    optional: true,
    description: 'confirms that an entry equal to an existing one is a different one',
  })
  repeatConfirmed?: boolean;
  @FlagField({
    optional: true,
    description: 'that an amount of the time before 2021 comes on top of what there is of it',
  })
  openingConfirmed?: boolean;
}

/** Request body of a new entry. */
export class NewLedgerEntryDto extends PostingDto {
  @TextField({ max: 2000, lines: true, optional: true }) note?: string;
}

/**
 * Request body with the reason why a ledger entry is reversed, that is, cancelled by an opposite
 * entry.
 */
export class ReversalDto {
  @TextField({ max: 2000, lines: true, example: '重复登记' }) reason: string;
}

/**
 * Request body of a correction: the correct content of a ledger entry, and the reason for the
 * correction.
 */
export class CorrectionDto extends PostingDto {
  @TextField({ max: 2000, lines: true, example: '月份登记错误' }) reason: string;
}

/** Query parameters that filter ledger entries. */
export class LedgerQuery extends PageQueryOf([keyPart.digits]) {
  @CodeField(SERIES, { optional: true, nullable: false }) series?: Series;
  @CodeField(FUNDING_SOURCES, { optional: true, nullable: false }) fundingSource?: FundingSource;
  @CodeField(ORIGINS, { optional: true, nullable: false }) origin?: Origin;
  @TextField({
    max: 200,
    optional: true,
    nullable: false,
    description: 'number of a registered document',
  })
  document?: string;
  @PeriodField({ optional: true, nullable: false, description: 'by effective day' })
  period?: Period;
  @InstantField({
    optional: true,
    nullable: false,
    description: 'as known at this instant; never in the future',
  })
  knownAt?: Date;
}

/**
 * Query parameters of totals: the period, and the instant up to which entries are taken into
 * account.
 */
export class LedgerTotalsQuery {
  @PeriodField({
    optional: true,
    nullable: false,
    description: 'by effective day; everything without it',
  })
  period?: Period;
  @InstantField({
    optional: true,
    nullable: false,
    description: 'as known at this instant; never in the future',
  })
  knownAt?: Date;
}

const SEQUENCE = { type: String, nullable: true, example: '1' } as const;
const FEN = { type: String, nullable: true, example: '100000000' } as const;

/** One entry of the ledger. */
export class LedgerEntryDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) projectId: string;
  @ApiProperty({ example: '1', description: 'place in the project’s chain, without gaps' })
  sequence: string;
  @ApiProperty({ enum: SERIES }) series: string;
  @ApiProperty({ example: '2025-06' }) month: string;
  @ApiProperty({ format: 'date' }) effectiveOn: string;
  @ApiProperty({ example: '125000000', description: 'fen; negative in a reversal' })
  amountFen: string;
  @ApiProperty(FEN) buildingFen: string | null;
  @ApiProperty(FEN) equipmentFen: string | null;
  @ApiProperty(FEN) otherFen: string | null;
  @ApiProperty(FEN) landFen: string | null;
  @ApiProperty({ type: String, nullable: true, enum: [...FUNDING_SOURCES, null] }) fundingSource:
    string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'number of a registered document of the project',
  })
  document: string | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ enum: ORIGINS }) origin: string;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'the entry that this one takes back',
  })
  reversesId: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) reversedById: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'id of the entry that this one replaces',
  })
  correctsId: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) correctedById: string | null;
  @ApiProperty({
    ...SEQUENCE,
    description: 'place in the chain of the entry that this one takes back',
  })
  reversesSequence: string | null;
  @ApiProperty(SEQUENCE) reversedBySequence: string | null;
  @ApiProperty(SEQUENCE) correctsSequence: string | null;
  @ApiProperty(SEQUENCE) correctedBySequence: string | null;
  @ApiProperty({ example: '125000000', description: 'sum of the series up to this entry, fen' })
  runningFen: string;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description:
      'id of the change request that added it; null for entries from before approval was required',
  })
  proposalId: string | null;
  @ApiProperty({ description: 'id of the person, or the name of a service' }) recordedBy: string;
  @ApiProperty({ type: String, nullable: true }) recordedByName: string | null;
  @ApiProperty({ type: String, nullable: true }) approvedBy: string | null;
  @ApiProperty({ type: String, nullable: true }) approvedByName: string | null;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
  @ApiProperty({ description: 'SHA-256 over the entry and its predecessor’s hashes' }) hash: string;
  @ApiProperty({ type: String, nullable: true, description: 'SM3 over the same text' }) sm3:
    string | null;
}

/** A page of ledger entries, in the order in which they were recorded. */
export class LedgerEntryPageDto extends PageOf(LedgerEntryDto) {}

/** Sums of the ledger entries of one month and one funding source. */
export class MonthTotalDto {
  @ApiProperty({ example: '2025-06' }) month: string;
  @ApiProperty({ type: String, nullable: true, enum: [...FUNDING_SOURCES, null] }) fundingSource:
    string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '125000000',
    description: 'null where the series has no entry',
  })
  completedFen: string | null;
  @ApiProperty({ type: String, nullable: true, example: '125000000' }) fundsFen: string | null;
  @ApiProperty({ type: String, nullable: true, example: '125000000' }) paidFen: string | null;
  @ApiProperty({ example: 3 }) entries: number;
}

/** Sums of a project's ledger entries by month and funding source. */
export class LedgerTotalsDto {
  @ApiProperty({ type: [MonthTotalDto] }) items: MonthTotalDto[];
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'the settled instant; null for the current totals',
  })
  knownAt: string | null;
}

/** Converts a ledger entry to its response DTO. */
export const presentEntry = (row: ListedEntry): LedgerEntryDto => ({
  id: row.id,
  projectId: row.projectId,
  sequence: row.sequence.toString(),
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
  reversedById: row.reversedById,
  correctsId: row.correctsId,
  correctedById: row.correctedById,
  reversesSequence: row.reversesSequence?.toString() ?? null,
  reversedBySequence: row.reversedBySequence?.toString() ?? null,
  correctsSequence: row.correctsSequence?.toString() ?? null,
  correctedBySequence: row.correctedBySequence?.toString() ?? null,
  runningFen: row.runningFen.toString(),
  proposalId: row.proposalId,
  recordedBy: row.recordedBy,
  recordedByName: row.recordedByName,
  approvedBy: row.approvedBy,
  approvedByName: row.approvedByName,
  recordedAt: row.recordedAt.toISOString(),
  hash: row.hash,
  sm3: row.sm3,
});

/** Converts sums of ledger entries to their response DTO. */
export const presentTotals = (
  rows: readonly MonthTotal[],
  knownAt: Date | null,
): LedgerTotalsDto => ({
  items: rows.map(({ month, fundingSource, completedFen, fundsFen, paidFen, entries }) => ({
    month,
    fundingSource,
    completedFen: completedFen?.toString() ?? null,
    fundsFen: fundsFen?.toString() ?? null,
    paidFen: paidFen?.toString() ?? null,
    entries: Number(entries),
  })),
  knownAt: knownAt?.toISOString() ?? null,
});
