import { type Day, type Fen, formatMoney, type Month, quotient, timeOfDayAt, dayAt } from '#values';
import type { Bulletin } from '../rules/bulletin.js';
import type { Covered } from '../rules/covered-standing.js';
import type { Rate } from '../rules/four-rates.js';
import type { Ranked } from '../rules/ranking.js';
import type { Warned } from '../rules/warned-projects.js';

/** What stands on a paper beside its facts. */
export interface PaperHead {
  number: string;
  issuedOn: Day;
  signer: string | null;
  organisationName: string;
  knownAt: Date;
}

/** How a paper says that something is not on record. */
const UNKNOWN = '未知';
const WAN: Fen = 1_000_000n;

/** Writes an amount in 亿元, rounded to 万元. */
export const yiyuan = (fen: string | null): string =>
  fen === null ? UNKNOWN : formatMoney(quotient(BigInt(fen), WAN) * WAN, '亿元', 2);

/** Writes a number of percentage points with its sign. */
const signed = (points: string | null): string =>
  points === null ? UNKNOWN : points.startsWith('-') ? points : `+${points}`;

const monthWords = (month: Month): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
/** Writes a day as a paper does: 2022年4月8日. */
export const dayWords = (day: Day): string =>
  `${monthWords(day.slice(0, 7) as Month)}${Number(day.slice(8))}日`;
const upTo = (month: Month): string =>
  month.endsWith('-01') ? '1月' : `1至${Number(month.slice(5))}月`;

/** Returns the title of the bulletin of a month. */
export const bulletinTitle = (month: Month): string => `${monthWords(month)}重大项目调度通报`;

function summaryOf({ month, total }: Bulletin): string {
  if (total.known === 0)
    return `全部${total.of}个投资项目都缺少年度投资计划或本年完成投资，无法与序时进度（${total.timePercent}%）比较。`;
  return (
    `${total.of}个投资项目中，年度投资计划和完成投资均已知的有${total.known}个：年度投资计划` +
    `${yiyuan(total.planFen)}亿元，${upTo(month)}完成投资${yiyuan(total.completedFen)}亿元，` +
    `完成率${total.ratePercent ?? UNKNOWN}%，序时进度${total.timePercent}%，${leadWords(total)}。`
  );
}

function leadWords({ leadPoints }: Covered): string {
  if (leadPoints === null) return '无法与序时进度比较';
  return leadPoints.startsWith('-')
    ? `落后序时进度${leadPoints.slice(1)}个百分点`
    : `超前序时进度${leadPoints}个百分点`;
}

function changeOf({ change }: Bulletin): string {
  if (change === null) return '本月为年度首月，没有上月可比。';
  const { month, standing, ratePoints, leadPoints } = change;
  if (ratePoints === null) return `与上月相比：${monthWords(month)}的完成率未知，无法比较。`;
  return (
    `与上月相比：完成率由${standing.ratePercent ?? UNKNOWN}%变为本月数，变动${signed(ratePoints)}个百分点；` +
    `与序时进度之差变动${signed(leadPoints)}个百分点（上月${standing.of}个项目中${standing.known}个已知）。`
  );
}

function unjudgedOf({ unjudged, inside }: Bulletin): string {
  const { withoutEntries, plannedFen, withoutPlan, completedFen, withNeither } = unjudged;
  const parts = [
    withoutEntries > 0 &&
      `有年度计划而本年没有完成投资记录的${withoutEntries}个（计划${yiyuan(plannedFen)}亿元）`,
    withoutPlan > 0 &&
      `有完成投资而没有年度计划的${withoutPlan}个（完成${yiyuan(completedFen)}亿元）`,
    withNeither > 0 && `两者都没有的${withNeither}个`,
  ].filter((part) => part !== false);
  const unknown =
    parts.length === 0 ? '没有未知的项目。' : `未知的不计入，也不作零：${parts.join('，')}。`;
  return inside === 0 ? unknown : `${unknown}另有${inside}个子项已含在其上级项目中，不重复计算。`;
}

const rateWords = (name: string, { percent, known, of }: Rate): string =>
  of === 0
    ? `${name}：没有此类项目`
    : `${name}${percent === null ? UNKNOWN : `${percent}%`}（${of}个中${known}个已知）`;

const rankRow = (one: Ranked) => ({
  rank: one.rank === null ? '—' : String(one.rank),
  name: one.organisationName,
  ...standingRow(one),
  before: one.rankBefore === null ? '—' : String(one.rankBefore),
});

const standingRow = (one: Covered) => ({
  plan: yiyuan(one.planFen),
  completed: yiyuan(one.completedFen),
  rate: one.ratePercent ?? UNKNOWN,
  lead: signed(one.leadPoints),
  coverage: `${one.known}／${one.of}`,
});

const BEFORE = { red: '红灯', amber: '黄灯', none: '新增' } as const;

const warnedRow = ({ projectName, organisationName, reasons, before }: Warned) => ({
  project: projectName,
  organisation: organisationName,
  reasons: reasons.map(({ words }) => words.zh).join('；'),
  before: before === null ? '—' : BEFORE[before],
});

const NONE = { project: '无', organisation: '', reasons: '', before: '' };

const warnedRows = (listed: readonly Warned[]) =>
  listed.length === 0 ? [NONE] : listed.map(warnedRow);

function warnedWords(name: string, count: number, listed: readonly Warned[]): string {
  if (count === 0) return `没有${name}项目。`;
  const added = listed.filter(({ before }) => before === 'none').length;
  const shown = listed.length < count ? `，下表列出前${listed.length}个` : '';
  const fresh = listed.some(({ before }) => before !== null) ? `，其中新增${added}个` : '';
  return `${name}项目${count}个${fresh}${shown}。`;
}

/** Returns the words of a bulletin by the names of the fields of its template. */
export function bulletinData(bulletin: Bulletin, head: PaperHead) {
  const { rates, warned } = bulletin;
  const known = `${dayWords(dayAt(head.knownAt))}${timeOfDayAt(head.knownAt)}`;
  return {
    title: bulletinTitle(bulletin.month),
    number: head.number,
    summary: summaryOf(bulletin),
    change: changeOf(bulletin),
    unjudged: unjudgedOf(bulletin),
    rates: `${[
      rateWords('开工率', rates.start),
      rateWords('竣工率', rates.completion),
      rateWords('投资完成率', rates.investment),
      rateWords('资金到位率', rates.funds),
    ].join('；')}。`,
    organisations: bulletin.organisations.map(rankRow),
    ...standingRow(bulletin.total),
    redWords: warnedWords('红灯', warned.red, bulletin.red),
    red: warnedRows(bulletin.red),
    amberWords: warnedWords('黄灯', warned.amber, bulletin.amber),
    amber: warnedRows(bulletin.amber),
    basis:
      `本通报依据截至${dayWords(bulletin.asOf)}的事项，按${known}已入库的记录计算；金额单位为亿元。` +
      `${warned.of}个投资项目中，红灯${warned.red}个，黄灯${warned.amber}个，未见异常${warned.clear}个，` +
      `无法判断${warned.unknown}个。`,
    organisation: head.organisationName,
    issuedOn: dayWords(head.issuedOn),
    signer: head.signer === null ? '' : `签发人：${head.signer}`,
  };
}
