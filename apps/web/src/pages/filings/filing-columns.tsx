import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Filing } from '../../client/budget-filings.js';
import { cityTime } from '../../day/city-day.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../money/amount.js';
import type { MoneyUnit } from '../../money/money-unit.js';
import type { Column } from '../../table/data-table.js';
import { InChinese } from '../../wording/in-chinese.js';
import { FilingStateLight } from './filing-state.js';

/** A filing's content as far as lists name it. */
interface Named {
  stage?: string;
  year?: number;
  name?: string;
  planCode?: string;
  amountFen?: string;
  cells?: { plannedFen: string }[];
}

/** What a filing is about, in a few words: its kind with the stage, year or name. */
export function useFilingName(): (filing: Pick<Filing, 'kind' | 'content'>) => string {
  const word = useWord();
  return ({ kind, content }) => {
    const { stage, year, name, planCode } = content as Named;
    const about = stage !== undefined ? word('costStage', stage) : (year ?? name ?? planCode);
    return about === undefined
      ? word('filingKind', kind)
      : `${word('filingKind', kind)} · ${about}`;
  };
}

/** Columns of lists of filings. */
export function useFilingColumns(
  unit: MoneyUnit,
  { withProject }: { withProject: boolean },
): Column<Filing>[] {
  const { t } = useTranslation();
  const word = useWord();
  const nameOf = useFilingName();
  const what: Column<Filing> = {
    key: 'what',
    title: t('budget.filings.filing'),
    names: true,
    cell: (filing) => (
      <Link to={`/budget-filings/${filing.id}`}>
        <span className="nowrap">{nameOf(filing)}</span>
      </Link>
    ),
  };
  const project: Column<Filing> = {
    key: 'project',
    title: t('alerts.project'),
    cell: ({ projectId, projectName }) => (
      <Link to={`/projects/${projectId}`}>
        <InChinese>{projectName}</InChinese>
      </Link>
    ),
  };
  return [
    what,
    ...(withProject ? [project] : []),
    {
      key: 'amount',
      title: `${t('budget.chain.amount')} (${word('moneyUnit', unit)})`,
      number: true,
      cell: ({ content }) => <Sum content={content} unit={unit} />,
    },
    {
      key: 'state',
      title: t('approvals.state'),
      cell: (filing) => <FilingStateLight filing={filing} />,
    },
    {
      key: 'by',
      title: t('budget.filings.submittedBy'),
      cell: ({ submittedBy, submittedByName, submittedAt }) =>
        submittedBy !== null &&
        submittedAt !== null && (
          <div className="lines">
            <InChinese className="nowrap">{submittedByName ?? submittedBy}</InChinese>
            <span className="small nowrap">{cityTime(submittedAt)}</span>
          </div>
        ),
    },
    {
      key: 'at',
      title: t('budget.filings.begunAt'),
      cell: ({ createdAt }) => <span className="nowrap">{cityTime(createdAt)}</span>,
    },
  ];
}

/** The filed amount, or what the cells add up to; a target has none. */
function Sum({ content, unit }: { content: Filing['content']; unit: MoneyUnit }) {
  const { amountFen, cells } = content as Named;
  if (amountFen !== undefined) return <Amount fen={amountFen} unit={unit} />;
  if (cells !== undefined)
    return (
      <Amount
        fen={cells.reduce((sum, { plannedFen }) => sum + BigInt(plannedFen), 0n).toString()}
        unit={unit}
      />
    );
  return null;
}
