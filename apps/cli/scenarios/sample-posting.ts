import type { Posting } from '#finance/ledger';
import { type Month, parseMoney } from '#values';

/** What stands as the document of every made-up entry. */
export const SAMPLE_DOCUMENT = '示例数据（虚构，非真实支出）';

/** A posting of a scenario and the item of 专栏 10 it belongs to. */
export interface SamplePosting {
  item: number;
  posting: Posting;
}

/** Made-up figures for trying the program out; every entry carries a document that says so. */
export interface Scenario {
  title: string;
  postings(): SamplePosting[];
}

/** A made-up entry of `yi` 亿元. */
export const sample = (
  item: number,
  month: string,
  series: Posting['series'],
  yi: string,
  fundingSource: NonNullable<Posting['fundingSource']>,
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
