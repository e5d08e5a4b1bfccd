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

/**
 * Request body of a recovery: money of an entry that came back, such as the refund of a payment of
 * an earlier year. Series and funding source are those of the entry.
 */
export class RecoveryDto {
  @MonthField({ description: 'month in which the money came back' }) month: Month;
  @DayField({
    optional: true,
    description: 'within the month; without it the last day of the month, or today',
  })
  effectiveOn?: Day;
  @FenField({ description: 'amount that came back, above zero; at most what is left of the entry' })
  amountFen: bigint;
  @PartFenField({
    optional: true,
    description: '建安; the four parts are stated all or not at all, and add up to the amount',
  })
  buildingFen?: bigint;
  @PartFenField({ optional: true, description: '设备工器具' }) equipmentFen?: bigint;
  @PartFenField({ optional: true, description: '其他费用' }) otherFen?: bigint;
  @PartFenField({ optional: true, description: '征迁' }) landFen?: bigint;
  @TextField({ max: 200, optional: true, description: 'number of a registered document' })
  document?: string;
  @TextField({ max: 2000, lines: true, example: '审计核减，退回多付工程款' }) reason: string;
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

/** One entry of the ledger. */
export class LedgerEntryDto {
  id: string;
  projectId: string;
  /**
   * sequence number of the entry in the project’s ledger, from 1 without gaps
   * @example 1
   */
  sequence: string;
  series: Series;
  /** @example 2025-06 */
  month: string;
  effectiveOn: string;
  /**
   * amount in fen; negative in a reversal or a recovery
   * @example 125000000
   */
  amountFen: string;
  buildingFen: string | null;
  equipmentFen: string | null;
  otherFen: string | null;
  landFen: string | null;
  fundingSource: FundingSource | null;
  /** number of the registered document that the entry cites; null when it cites none */
  document: string | null;
  note: string | null;
  origin: Origin;
  /** id of the entry that this one reverses; null for any other entry */
  reversesId: string | null;
  reversedById: string | null;
  /** id of the reversed entry that this one replaces; null for any other entry */
  correctsId: string | null;
  correctedById: string | null;
  /** id of the entry of which this one records money that came back; null for any other entry */
  recoversId: string | null;
  /** sum of what came back of this entry, fen; null when nothing came back */
  recoveredFen: string | null;
  /**
   * place in the chain of the entry that this one takes back
   * @example 1
   */
  reversesSequence: string | null;
  /** @example 1 */
  reversedBySequence: string | null;
  /** @example 1 */
  correctsSequence: string | null;
  /** @example 1 */
  correctedBySequence: string | null;
  /** @example 1 */
  recoversSequence: string | null;
  /** ids of the entries that record what came back of this one and are not reversed, in order */
  recoveredByIds: string[];
  /**
   * numbers of the same entries
   * @example ["7"]
   */
  recoveredBySequences: string[];
  /**
   * sum of all amounts of this series up to and including this entry, fen
   * @example 125000000
   */
  runningFen: string;
  /** id of the change request that added the entry; null if approval was not yet required then */
  proposalId: string | null;
  /** id of the person who submitted the entry, or the name of a service */
  recordedBy: string;
  recordedByName: string | null;
  approvedBy: string | null;
  approvedByName: string | null;
  recordedAt: string;
  /** SHA-256 of the entry together with the hashes of the entry before it */
  hash: string;
  /** SM3 hash of the same text; null for entries of an earlier format, which had none */
  sm3: string | null;
}

/** A page of ledger entries, in the order in which they were recorded. */
export class LedgerEntryPageDto extends PageOf(LedgerEntryDto) {}

/** Sums of the ledger entries of one month and one funding source. */
export class MonthTotalDto {
  /** @example 2025-06 */
  month: string;
  fundingSource: FundingSource | null;
  /** sum of completed investment, fen; null when there is no entry of this series */
  completedFen: string | null;
  fundsFen: string | null;
  paidFen: string | null;
  /** @example 3 */
  entries: number;
}

/** Sums of a project's ledger entries by month and funding source. */
export class LedgerTotalsDto {
  items: MonthTotalDto[];
  /** instant up to which recorded entries were counted; null for the current totals */
  knownAt: string | null;
}

/**
 * Returns the entry that another one replaces, or that it recovers: both stand in one column, told
 * apart by the origin.
 */
const referredTo = ({ origin, correctsId, correctsSequence }: ListedEntry) => {
  const none = { id: null, sequence: null };
  const one = { id: correctsId, sequence: correctsSequence?.toString() ?? null };
  return origin === 'recovery'
    ? { corrects: none, recovers: one }
    : { corrects: one, recovers: none };
};

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
  correctsId: referredTo(row).corrects.id,
  correctedById: row.correctedById,
  recoversId: referredTo(row).recovers.id,
  recoveredFen: row.recoveredFen?.toString() ?? null,
  reversesSequence: row.reversesSequence?.toString() ?? null,
  reversedBySequence: row.reversedBySequence?.toString() ?? null,
  correctsSequence: referredTo(row).corrects.sequence,
  correctedBySequence: row.correctedBySequence?.toString() ?? null,
  recoversSequence: referredTo(row).recovers.sequence,
  recoveredByIds: row.recoveredByIds,
  recoveredBySequences: row.recoveredBySequences,
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
