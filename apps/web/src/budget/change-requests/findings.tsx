import { useTranslation } from 'react-i18next';
import type { Finding } from '../../client/cost-chain.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';
import { Inputs } from '../../ui/money/inputs.js';

const TONES: Readonly<Record<string, Tone>> = {
  marked: 'red',
  clear: 'green',
  'does-not-apply': 'grey',
  'cannot-be-judged': 'amber',
};

/**
 * Shows the results of the budget rules for a figure, each with rule version, input values and
 * source. Shows nothing when no rule applies.
 */
export function Findings({ findings, unit }: { findings: readonly Finding[]; unit: MoneyUnit }) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <DataTable
      captionShown
      caption={t('budget.filings.findings')}
      rows={findings}
      rowKey={({ rule }) => rule}
      empty={t('app.none')}
      columns={[
        {
          key: 'rule',
          title: t('budget.filings.rule'),
          names: true,
          cell: ({ rule, ruleVersion }) => (
            <>
              <CodeWord list="estimateRule" code={rule} />
              {ruleVersion !== null && (
                <div className="soft small">
                  {t('budget.filings.ruleVersion', { version: ruleVersion })}
                </div>
              )}
            </>
          ),
        },
        {
          key: 'state',
          title: t('budget.filings.says'),
          cell: ({ state, reason }) => (
            <div className="stacked">
              <StatusTag tone={TONES[state] ?? 'grey'}>
                <CodeWord list="findingState" code={state} />
              </StatusTag>
              {reason !== null && (
                <span className="small">
                  <CodeWord list="gap" code={reason} />
                </span>
              )}
            </div>
          ),
        },
        {
          key: 'inputs',
          title: t('budget.final.rests'),
          cell: ({ inputs }) => <Inputs inputs={inputs} unit={unit} />,
        },
        {
          key: 'source',
          title: t('budget.filings.ruleSource'),
          cell: ({ source }) => <InChinese className="recorded">{source}</InChinese>,
        },
      ]}
    />
  );
}
