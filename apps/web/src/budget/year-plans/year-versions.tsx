import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { YearOfPlans } from '../../client/planning.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { Signatories } from '../../ui/signatories.js';

/**
 * Shows the approved plans of each year: the original and all adjustments with reason and document,
 * and the part of the plan that should be spent by now.
 */
export function YearVersions({ years, unit }: { years: readonly YearOfPlans[]; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const heading = useId();
  const versions = years.flatMap(({ year, versions: all }) =>
    all.map((version) => ({ ...version, year })),
  );
  if (years.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('budget.years.approved')}</h2>
      <YearProgressTable years={years} unit={unit} />
      <YearVersionsTable versions={versions} unit={unit} />
    </section>
  );
}

function YearProgressTable({ years, unit }: { years: readonly YearOfPlans[]; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  return (
    <DataTable
      captionShown
      caption={t('budget.years.progressCaption')}
      rows={years}
      rowKey={({ year }) => String(year)}
      empty={t('app.none')}
      columns={[
        { key: 'year', title: t('budget.years.year'), names: true, cell: ({ year }) => year },
        {
          key: 'original',
          title: `${t('budget.years.original')} ${money}`,
          number: true,
          cell: ({ original }) => <Amount fen={original.amountFen} unit={unit} />,
        },
        {
          key: 'adjusted',
          title: `${t('budget.years.adjusted')} ${money}`,
          number: true,
          cell: ({ adjusted }) =>
            adjusted ? (
              <Amount fen={adjusted.amountFen} unit={unit} />
            ) : (
              <span className="soft">{t('budget.years.notAdjusted')}</span>
            ),
        },
        {
          key: 'progress',
          title: t('budget.years.progress'),
          number: true,
          cell: ({ timeProgress }) => `${timeProgress.percent}%`,
        },
        {
          key: 'due',
          title: `${t('budget.years.due')} ${money}`,
          number: true,
          cell: ({ timeProgress }) => <Amount fen={timeProgress.expectedFen} unit={unit} />,
        },
        {
          key: 'through',
          title: t('budget.years.through'),
          cell: ({ timeProgress }) => <span className="nowrap">{timeProgress.through}</span>,
        },
        {
          key: 'basis',
          title: t('budget.years.basis'),
          cell: ({ timeProgress }) => <CodeWord list="progressBasis" code={timeProgress.basis} />,
        },
      ]}
    />
  );
}

function YearVersionsTable({
  versions,
  unit,
}: {
  versions: readonly (YearOfPlans['versions'][number] & { year: number })[];
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  return (
    <DataTable
      captionShown
      caption={t('budget.years.versions')}
      rows={versions}
      rowKey={({ id }) => id}
      empty={t('app.none')}
      columns={[
        {
          key: 'year',
          title: t('budget.years.year'),
          names: true,
          cell: ({ year, number }) =>
            `${year} · ${number === 1 ? t('budget.years.original') : t('budget.years.adjustment', { number: number - 1 })}`,
        },
        {
          key: 'amount',
          title: `${t('budget.chain.amount')} ${money}`,
          number: true,
          cell: ({ amountFen }) => <Amount fen={amountFen} unit={unit} />,
        },
        {
          key: 'category',
          title: t('budget.years.category'),
          cell: ({ category }) => <CodeWord list="yearCategory" code={category} />,
        },
        {
          key: 'day',
          title: t('budget.chain.day'),
          cell: ({ effectiveOn }) => <span className="nowrap">{effectiveOn}</span>,
        },
        {
          key: 'reason',
          title: t('budget.sheet.reason'),
          cell: ({ reason }) => <InChinese className="recorded">{reason}</InChinese>,
        },
        {
          key: 'document',
          title: t('budget.chain.document'),
          cell: ({ document, place }) => (
            <div className="lines">
              <InChinese className="recorded">{document}</InChinese>
              {place !== null && <InChinese className="small">{place}</InChinese>}
            </div>
          ),
        },
        {
          key: 'hands',
          title: t('ledger.hands'),
          cell: ({ filedByName, filedBy, approvedByName, approvedBy, recordedAt }) => (
            <Signatories
              people={[
                [filedBy, filedByName],
                [approvedBy, approvedByName],
              ]}
              at={recordedAt}
            />
          ),
        },
      ]}
    />
  );
}
