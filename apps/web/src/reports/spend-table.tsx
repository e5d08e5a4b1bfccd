import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { groupsIn, type SpendReport, type SpendRow } from '../client/spend.js';
import { SPEND_GROUPS, type SpendGroup } from '../client/spend-groups.js';
import { useWord } from '../language/use-language.js';
import { cityInstant } from '../ui/day/city-day.js';
import type { Months } from '../ui/day/month-range.js';
import { ReportSum } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { entriesAddress } from './spend-question.js';

/** Shows the rows of the report with totals. Each number links to its entries. */
export function SpendTable({
  report,
  months,
  unit,
  params,
}: {
  report: SpendReport;
  months: Months;
  unit: MoneyUnit;
  params: URLSearchParams;
}) {
  const { t } = useTranslation();
  const columns = useSpendColumns(report, unit, params);
  const keys = columns.filter(({ number }) => !number).length;
  const { entries } = report.totals;
  const { completedFen, fundsFen, paidFen } = known(report, report.totals);
  const single = groupsIn(report.manifest).includes('entry');
  return (
    <DataTable
      tall
      captionShown
      caption={t('spend.caption', { ...months })}
      columns={columns}
      rows={report.rows.map((row) => known(report, row))}
      empty={t('spend.empty')}
      rowKey={(row) => JSON.stringify(row)}
      foot={
        report.rows.length > 0 && (
          <tr>
            <th scope="row" colSpan={keys}>
              {t('spend.totals')}
            </th>
            {[completedFen, fundsFen, paidFen].map((fen, at) => (
              <td key={at} className="number">
                <ReportSum fen={fen} unit={unit} />
              </td>
            ))}
            <td className="number">
              {single ? entries : <Link to={entriesAddress(params, null, [])}>{entries}</Link>}
            </td>
          </tr>
        )
      }
    />
  );
}

/**
 * Replaces zero amounts by null ("nothing recorded") in reports of format version 1, which does not
 * distinguish the two.
 */
export function known<Sums extends Pick<SpendRow, 'completedFen' | 'fundsFen' | 'paidFen'>>(
  { manifest }: SpendReport,
  sums: Sums,
): Sums {
  if (manifest.renderer !== undefined) return sums;
  const of = (fen: string | null) => (fen === '0' ? null : fen);
  return {
    ...sums,
    completedFen: of(sums.completedFen),
    fundsFen: of(sums.fundsFen),
    paidFen: of(sums.paidFen),
  };
}

/** Lists of codes whose words a grouping shows. */
export const CODES = {
  stage: 'stage',
  tier: 'tier',
  yearCategory: 'yearCategory',
  source: 'fundingSource',
  composition: 'composition',
  origin: 'origin',
  scope: 'scope',
} as const;

export const SHOWN: Readonly<Partial<Record<SpendGroup, keyof SpendRow>>> = {
  plan: 'planName',
  parent: 'parentName',
  organisation: 'organisationName',
  source: 'fundingSource',
  submitter: 'submitterName',
  approver: 'approverName',
};

function useSpendColumns(
  report: SpendReport,
  unit: MoneyUnit,
  params: URLSearchParams,
): Column<SpendRow>[] {
  const titles = useTitles();
  const groupBy = groupsIn(report.manifest);
  const keys = groupBy.flatMap((group, at) => columnsOf(group, at === 0, titles));
  const amounts = useAmountColumns(unit, (row) =>
    groupBy.includes('entry') ? null : entriesAddress(params, row, groupBy),
  );
  return [...keys, ...amounts];
}

/** Titles of the columns that name rows. */
interface Titles {
  group: Readonly<Record<SpendGroup, string>>;
  project: string;
  planItem: string;
  sequence: string;
  effectiveOn: string;
  recordedAt: string;
  changeRequest: string;
  open: string;
}

function useTitles(): Titles {
  const { t } = useTranslation();
  const groups = SPEND_GROUPS.map((group) => [group, t(`spend.group.${group}`)] as const);
  return {
    group: Object.fromEntries(groups) as Record<SpendGroup, string>,
    project: t('spend.project'),
    planItem: t('spend.planItem'),
    sequence: t('spend.sequence'),
    effectiveOn: t('spend.effectiveOn'),
    recordedAt: t('spend.recordedAt'),
    changeRequest: t('spend.changeRequest'),
    open: t('spend.openChangeRequest'),
  };
}

/** Returns the columns of a grouping. Those of the first grouping name the rows. */
function columnsOf(group: SpendGroup, names: boolean, titles: Titles): Column<SpendRow>[] {
  if (group === 'project') return projectColumns(names, titles);
  if (group === 'entry') return entryColumns(names, titles);
  return [
    {
      key: group,
      title: titles.group[group],
      names,
      cell: (row) => <GroupCell group={group} row={row} />,
    },
  ];
}

const projectColumns = (names: boolean, titles: Titles): Column<SpendRow>[] => [
  {
    key: 'project',
    title: titles.project,
    names,
    cell: ({ projectId, projectName }) =>
      projectId !== undefined && (
        <Link to={`/projects/${projectId}`}>
          <InChinese>{projectName}</InChinese>
        </Link>
      ),
  },
  { key: 'planItem', title: titles.planItem, cell: ({ planItem }) => planItem },
];

const entryColumns = (names: boolean, titles: Titles): Column<SpendRow>[] => [
  ...projectColumns(names, titles).slice(0, 1),
  { key: 'sequence', title: titles.sequence, cell: ({ sequence }) => sequence },
  {
    key: 'effectiveOn',
    title: titles.effectiveOn,
    cell: ({ effectiveOn }) => <span className="nowrap">{effectiveOn}</span>,
  },
  {
    key: 'recordedAt',
    title: titles.recordedAt,
    cell: ({ recordedAt }) =>
      recordedAt && <span className="nowrap">{cityInstant(recordedAt)}</span>,
  },
  {
    key: 'source',
    title: titles.group.source,
    cell: (row) => <GroupCell group="source" row={row} />,
  },
  {
    key: 'document',
    title: titles.group.document,
    cell: (row) => <GroupCell group="document" row={row} />,
  },
  {
    key: 'submitter',
    title: titles.group.submitter,
    cell: (row) => <GroupCell group="submitter" row={row} />,
  },
  {
    key: 'approver',
    title: titles.group.approver,
    cell: (row) => <GroupCell group="approver" row={row} />,
  },
  {
    key: 'changeRequest',
    title: titles.changeRequest,
    cell: ({ changeRequestId }) =>
      changeRequestId && <Link to={`/change-requests/${changeRequestId}`}>{titles.open}</Link>,
  },
];

/** Shows the value of a grouping in a row: its name, its word, or that it is not stated. */
function GroupCell({ group, row }: { group: SpendGroup; row: SpendRow }) {
  const { t } = useTranslation();
  const word = useWord();
  const value = row[SHOWN[group] ?? (group as keyof SpendRow)];
  if (group === 'column')
    return row.column == null ? <NotStated /> : <>{t('spend.columnOf', { number: row.column })}</>;
  if (group === 'item')
    return row.planItem == null ? (
      <NotStated />
    ) : (
      <>
        {row.planItem} <InChinese>{row.planItemTitle}</InChinese>
      </>
    );
  if (value === null || value === undefined) return <NotStated />;
  if (group === 'flagship') return <>{t(value === true ? 'spend.yes' : 'spend.no')}</>;
  if (group in CODES) {
    const list = CODES[group as keyof typeof CODES];
    return group === 'scope' ? (
      <>{word(list, String(value))}</>
    ) : (
      <CodeWord list={list} code={String(value)} />
    );
  }
  return ['year', 'quarter', 'month'].includes(group) ? (
    <>{String(value)}</>
  ) : (
    <InChinese className="recorded">{String(value)}</InChinese>
  );
}

function NotStated() {
  const { t } = useTranslation();
  return <span className="soft">{t('spend.notStated')}</span>;
}

/** Returns the columns of amounts; `addressOf` gives the URL of the entries of a row. */
function useAmountColumns(
  unit: MoneyUnit,
  addressOf: (row: SpendRow) => string | null,
): Column<SpendRow>[] {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  const linked = (row: SpendRow, shown: ReactNode, has: boolean) => {
    const address = addressOf(row);
    return address === null || !has ? shown : <Link to={address}>{shown}</Link>;
  };
  const column = (
    key: 'completed' | 'funds' | 'paid',
    [fen, inParent]: readonly [keyof SpendRow, keyof SpendRow],
  ): Column<SpendRow> => ({
    key,
    title: `${t(`spend.${key}`)} ${money}`,
    number: true,
    cell: (row) => {
      const amount = row[fen] as string | null;
      const inside = row[inParent] as string | null | undefined;
      return linked(row, <ReportSum fen={amount} inParent={inside} unit={unit} />, amount !== null);
    },
  });
  return [
    column('completed', ['completedFen', 'completedInParentFen']),
    column('funds', ['fundsFen', 'fundsInParentFen']),
    column('paid', ['paidFen', 'paidInParentFen']),
    {
      key: 'entries',
      title: t('spend.entries'),
      number: true,
      cell: (row) => linked(row, row.entries, row.entries > 0),
    },
  ];
}
