import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DisclosedProject } from '../client/disclosure.js';
import { Amount } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { MoneyUnitSwitch } from '../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../ui/money/use-money-unit.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { type Said, saidOf } from './said-of.js';

type Row = DisclosedProject & { said: Said | null };

/** Shows what a package says of each of its projects. */
export function SaidTable({ projects }: { projects: readonly DisclosedProject[] }) {
  const { t } = useTranslation();
  const [unit, setUnit] = useMoneyUnit('yi');
  const rows = projects.map((one) => ({
    ...one,
    said: one.content == null ? null : saidOf(one.content),
  }));
  return (
    <>
      <div className="actions">
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <DataTable<Row>
        stacks
        captionShown
        rows={rows}
        rowKey={({ projectId }) => projectId}
        caption={t('disclosure.saidCaption', { count: rows.length })}
        empty={t('disclosure.nobody')}
        columns={columnsOf(t, unit)}
      />
    </>
  );
}

const columnsOf = (t: TFunction, unit: MoneyUnit): Column<Row>[] => [
  {
    key: 'project',
    title: t('disclosure.project'),
    names: true,
    cell: ({ projectId, projectName }) => (
      <Link to={`/projects/${projectId}`}>
        <InChinese>{projectName}</InChinese>
      </Link>
    ),
  },
  {
    key: 'stage',
    title: t('disclosure.stage'),
    cell: ({ said }) =>
      said === null ? t('disclosure.counted') : <CodeWord list="stage" code={said.stage} />,
  },
  {
    key: 'budget',
    title: t('disclosure.budget'),
    cell: ({ said }) =>
      said !== null && (
        <>
          {said.budgetFen === null ? <Unsaid /> : <Amount fen={said.budgetFen} unit={unit} />}
          {said.basis !== null && (
            <div className="soft small">
              <InChinese>{said.basis}</InChinese>
            </div>
          )}
        </>
      ),
  },
  {
    key: 'spend',
    title: t('disclosure.spend'),
    cell: ({ said }) => said !== null && <Names names={said.years} />,
  },
  {
    key: 'milestones',
    title: t('disclosure.milestones'),
    cell: ({ said }) => said !== null && <Names names={said.milestones} />,
  },
  {
    key: 'documents',
    title: t('disclosure.documents'),
    cell: ({ said }) => said !== null && <Names names={said.documents} />,
  },
];

function Unsaid() {
  const { t } = useTranslation();
  return <span className="soft">{t('disclosure.unsaid')}</span>;
}

function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <Unsaid />;
  return <InChinese>{names.join('、')}</InChinese>;
}
