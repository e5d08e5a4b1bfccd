import type { ChangeRequestRow, Summary, SummaryLine, Words } from '#approvals';
import { FUNDING_SOURCE_WORDS } from '#ledger';
import type { Tx } from '#platform/database';
import { wordAmount } from '#platform/language';
import { PROJECTS_SQL } from '#projects';
import { type Fen, formatPercent, type Month, shareOf } from '#values';
import { type ReturnContent, type ReturnPayload, sumsOf } from '../rules/return-content.js';
import { COMPOSITION_WORDS } from '../texts/return-words.js';
import { type BesideReturn, besideReturns } from './month-before.js';

interface BaseValues {
  completedFen: string | null;
  fundsFen: string | null;
  paidFen: string | null;
}

const NAMES_OF_RETURNED = `SELECT id, name FROM ${PROJECTS_SQL} project
  WHERE id = ANY ($1::uuid[])`;

/** Says of each return what it states, beside last month, the year plan and what it corrects. */
export async function returnSummaries(
  tx: Tx,
  requests: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Summary>> {
  const payloads = new Map(requests.map((row) => [row.id, row.payload as ReturnPayload]));
  const ids = [...new Set([...payloads.values()].map(({ projectId }) => projectId))];
  const named = await tx.query<{ id: string; name: string }[]>(NAMES_OF_RETURNED, [ids]);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const beside = new Map<string, BesideReturn>();
  for (const [month, some] of Map.groupBy(payloads.values(), (one) => one.month))
    for (const [id, found] of await besideReturns(
      tx,
      [...new Set(some.map(({ projectId }) => projectId))],
      month,
    ))
      beside.set(`${id} ${month}`, found);
  return new Map(
    requests.flatMap((row) => {
      const payload = payloads.get(row.id);
      const own = payload && beside.get(`${payload.projectId} ${payload.month}`);
      if (!payload || !own) return [];
      const name = names.get(payload.projectId) ?? '';
      return [[row.id, summaryOf(name, payload, own, row.baseValues as BaseValues | null)]];
    }),
  );
}

function summaryOf(
  name: string,
  { month, content, unitConfirmed }: ReturnPayload,
  beside: BesideReturn,
  base: BaseValues | null,
): Summary {
  const sums = sumsOf(content);
  return {
    title: { zh: `${name} · ${month} 月报`, en: `${name} · monthly return ${month}` },
    lines: [
      ...seriesLines(content, beside, base),
      ...yearLines(month, content, beside),
      ...progressLines(content, beside),
      ...wordLines(content),
    ],
    warnings: warningsOf(content, beside, unitConfirmed),
    amountFen: sums.completedFen,
    month,
    source: null,
  };
}

const amount = (fen: Fen | null): Words | null =>
  fen === null
    ? null
    : { zh: wordAmount(fen.toString(), 'zh'), en: wordAmount(fen.toString(), 'en') };
const fenOf = (text: string | null | undefined): Fen | null =>
  text === null || text === undefined ? null : BigInt(text);

const SERIES = [
  ['completedFen', { zh: '完成投资', en: 'Completed' }],
  ['fundsFen', { zh: '资金到位', en: 'Funds in place' }],
  ['paidFen', { zh: '支付', en: 'Paid' }],
] as const;

/** The three series with last month beside each, and below each how it is split. */
function seriesLines(
  content: ReturnContent,
  beside: BesideReturn,
  base: BaseValues | null,
): SummaryLine[] {
  const sums = sumsOf(content);
  return SERIES.flatMap(([series, label]) => {
    const last = amount(beside.lastMonth[series]);
    const now = amount(sums[series]);
    const line: SummaryLine = {
      label,
      old: amount(fenOf(base?.[series])),
      new: now && {
        zh: `${now.zh}（上月 ${last?.zh ?? '无记录'}）`,
        en: `${now.en} (last month ${last?.en ?? 'not on record'})`,
      },
    };
    return [...((line.old ?? line.new) ? [line] : []), ...splitLines(content, series)];
  });
}

function splitLines(content: ReturnContent, series: (typeof SERIES)[number][0]): SummaryLine[] {
  const lines =
    series === 'completedFen'
      ? content.completed.flatMap(({ composition, amountFen }) =>
          composition === null ? [] : [{ label: COMPOSITION_WORDS[composition], amountFen }],
        )
      : content[series === 'fundsFen' ? 'funds' : 'paid'].map(({ fundingSource, amountFen }) => ({
          label: FUNDING_SOURCE_WORDS[fundingSource],
          amountFen,
        }));
  return lines.flatMap(({ label, amountFen }) => {
    const words = amount(fenOf(amountFen));
    return words === null
      ? []
      : [{ label: { zh: `　${label.zh}`, en: `– ${label.en}` }, old: null, new: words }];
  });
}

/** Year to date against the year plan and the elapsed part of the year (序时进度). */
function yearLines(month: Month, content: ReturnContent, beside: BesideReturn): SummaryLine[] {
  const { completedFen } = sumsOf(content);
  const before = beside.yearBefore.completedFen;
  const year = completedFen === null ? before : (before ?? 0n) + completedFen;
  const words = amount(year);
  if (year === null || words === null) return [];
  const time = formatPercent(shareOf(BigInt(Number(month.slice(5))), 12n));
  const plan = beside.yearPlanFen;
  const planned = amount(plan);
  const share = plan !== null && plan > 0n ? formatPercent(shareOf(year, plan)) : null;
  return [
    {
      label: { zh: '本年累计完成', en: 'Completed this year' },
      old: null,
      new: {
        zh: `${words.zh}，${
          planned && share !== null
            ? `占年度计划 ${planned.zh} 的 ${share}%，序时进度 ${time}%`
            : `年度计划无记录，序时进度 ${time}%`
        }`,
        en: `${words.en}, ${
          planned && share !== null
            ? `${share}% of the year plan of ${planned.en}; ${time}% of the year is over`
            : `no year plan on record; ${time}% of the year is over`
        }`,
      },
    },
  ];
}

const same = (text: string): Words => ({ zh: text, en: text });

function progressLines(content: ReturnContent, beside: BesideReturn): SummaryLine[] {
  const { physicalPercent, physicalWords } = content;
  return [
    ...(physicalPercent === null
      ? []
      : [
          {
            label: { zh: '形象进度', en: 'Physical progress' },
            old: beside.physicalPercent === null ? null : same(`${beside.physicalPercent}%`),
            new: same(`${physicalPercent}%`),
          },
        ]),
    ...(physicalWords === null
      ? []
      : [
          {
            label: { zh: '形象进度说明', en: 'Progress in words' },
            old: beside.physicalWords === null ? null : same(beside.physicalWords),
            new: same(physicalWords),
          },
        ]),
  ];
}

const WORDS = [
  ['problems', { zh: '存在问题及需协调事项', en: 'Problems and help needed' }],
  ['nextMonth', { zh: '下月计划', en: 'Plan for next month' }],
  ['explanation', { zh: '情况说明', en: 'Explanation' }],
] as const;

function wordLines(content: ReturnContent): SummaryLine[] {
  const milestones = content.milestones.map(({ forecastOn, actualOn, explanation }) => ({
    label: { zh: '节点', en: 'Milestone' },
    old: null,
    new: {
      zh: [actualOn ? `${actualOn} 完成` : `预计 ${forecastOn ?? '—'}`, explanation ?? ''].join(
        ' ',
      ),
      en: [
        actualOn ? `met on ${actualOn}` : `expected on ${forecastOn ?? '—'}`,
        explanation ?? '',
      ].join(' '),
    },
  }));
  const words = WORDS.flatMap(([name, label]) => {
    const text = content[name];
    return text === null ? [] : [{ label, old: null, new: same(text) }];
  });
  return [...milestones, ...words];
}

function warningsOf(content: ReturnContent, beside: BesideReturn, unitConfirmed: boolean): Words[] {
  const { physicalPercent } = content;
  const fell =
    physicalPercent !== null &&
    beside.physicalPercent !== null &&
    Number(physicalPercent) < Number(beside.physicalPercent);
  return [
    ...(unitConfirmed
      ? [
          {
            zh: '有金额与往月相差悬殊，经办人已确认无误',
            en: 'An amount is far from the months before; the officer confirmed it',
          },
        ]
      : []),
    ...(fell
      ? [
          {
            zh: '形象进度低于上月',
            en: 'The physical progress is below that of the month before',
          },
        ]
      : []),
  ];
}
