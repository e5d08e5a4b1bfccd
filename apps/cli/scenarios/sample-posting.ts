import type { Posting } from '#finance/ledger';
import { type Month, parseMoney } from '#values';

/** Document name of every invented entry. */
export const SAMPLE_DOCUMENT = '示例数据（虚构，非真实支出）';

/** An entry of a scenario, with its item number in 专栏 10 of the plan. */
export interface SamplePosting {
  item: number;
  posting: Posting;
}

/** Invented figures for a trial; the document of every entry marks it as invented. */
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

/** Creates an invented entry of `yi` 亿元. */
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
