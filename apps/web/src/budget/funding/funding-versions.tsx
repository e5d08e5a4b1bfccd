import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FundingMatrix } from '../../client/planning.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { Signatories } from '../../ui/signatories.js';

/**
 * Shows all approved versions of the funding of each year, in the order in which they were
 * recorded. Shows nothing when there are none.
 */
export function FundingVersions({
  versions,
  unit,
}: {
  versions: FundingMatrix['versions'];
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const heading = useId();
  if (versions.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('budget.funding.versions')}</h2>
      <FundingVersionsTable versions={versions} unit={unit} />
    </section>
  );
}

function FundingVersionsTable({
  versions,
  unit,
}: {
  versions: FundingMatrix['versions'];
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  return (
    <DataTable
      captionShown
      caption={t('budget.funding.versionsCaption')}
      rows={versions}
      rowKey={({ year, number }) => `${year} ${number}`}
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
          key: 'cells',
          title: `${t('ledger.source')} ${money}`,
          cell: ({ cells }) => (
            <span className="parts">
              {cells.map(({ source, plannedFen }) => (
                <span key={source} className="nowrap">
                  <CodeWord list="fundingSource" code={source} />{' '}
                  <Amount fen={plannedFen} unit={unit} />
                </span>
              ))}
            </span>
          ),
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
          cell: ({ document }) => <InChinese className="recorded">{document}</InChinese>,
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
