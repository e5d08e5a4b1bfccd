import type { Posting } from '#ledger';
import { type Month, parseMoney } from '#values';

/** Source document named in every invented ledger entry; the text says "sample data (invented)". */
export const SAMPLE_DOCUMENT = '示例数据（虚构，非真实支出）';

/** An invented ledger entry, with the number of its item in 专栏 10 (box 10) of the plan. */
export interface SamplePosting {
  item: number;
  posting: Posting;
}

/** A set of invented ledger entries for a demonstration. */
export interface Scenario {
  title: string;
  postings(): SamplePosting[];
}

interface SampleInput {
  month: string;
  series: Posting['series'];
  yi: string;
  fundingSource: NonNullable<Posting['fundingSource']>;
}

/** Creates an invented ledger entry; `yi` is its amount in 亿元 (100 million yuan). */
export const sample = (
  item: number,
  { month, series, yi, fundingSource }: SampleInput,
): SamplePosting => ({
  item,
  posting: {
    series,
    month: month as Month,
    amountFen: parseMoney(yi, '亿元'),
    fundingSource,
    document: SAMPLE_DOCUMENT,
  },
});
