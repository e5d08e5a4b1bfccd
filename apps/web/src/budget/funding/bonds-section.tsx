import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { BondClock } from '../../client/planning.js';
import type { ProjectDetail } from '../../client/projects.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { useMay } from '../../session/use-may.js';
import { DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';
import { BondDialog } from './bond-dialog.js';

const TONES: Readonly<Record<string, Tone>> = {
  running: 'green',
  spent: 'green',
  amber: 'amber',
  red: 'red',
  'cannot-be-judged': 'grey',
};

/**
 * Shows the special bonds (专项债券) of a project: months since issue, amount spent, and what the
 * spending rule still requires.
 */
export function BondsSection({
  project,
  bonds,
  unit,
}: {
  project: ProjectDetail;
  bonds: readonly BondClock[];
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const navigate = useNavigate();
  const [changeRequest, setChangeRequest] = useState(false);
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('budget.bonds.title')}</h2>
        <span className="spacer" />
        {useMay().record(project.unitId) && (
          <Button onClick={() => setChangeRequest(true)}>{t('budget.bonds.file')}</Button>
        )}
      </div>
      <BondsTable bonds={bonds} unit={unit} />
      {changeRequest && (
        <BondDialog
          projectId={project.id}
          over={null}
          onClose={() => setChangeRequest(false)}
          onDone={({ id }) => void navigate(`/change-requests/${id}`)}
        />
      )}
    </section>
  );
}

function BondsTable({ bonds, unit }: { bonds: readonly BondClock[]; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  return (
    <DataTable
      captionShown
      caption={t('budget.bonds.caption')}
      rows={bonds}
      rowKey={({ id }) => id}
      empty={t('budget.bonds.empty')}
      columns={[
        {
          key: 'name',
          title: t('budget.bonds.name'),
          names: true,
          cell: ({ name }) => <InChinese>{name}</InChinese>,
        },
        {
          key: 'issued',
          title: t('budget.bonds.issuedOn'),
          cell: ({ issuedOn, monthsSinceIssue }) => (
            <div className="lines">
              <span className="nowrap">{issuedOn}</span>
              <span className="soft small nowrap">
                {t('budget.bonds.months', { count: monthsSinceIssue })}
              </span>
            </div>
          ),
        },
        {
          key: 'amount',
          title: `${t('budget.chain.amount')} ${money}`,
          number: true,
          cell: ({ amountFen }) => <Amount fen={amountFen} unit={unit} />,
        },
        {
          key: 'spent',
          title: `${t('budget.bonds.spent')} ${money}`,
          number: true,
          cell: ({ spentFen, spentPercent }) => (
            <>
              <Amount fen={spentFen} unit={unit} />
              {spentPercent !== null && <div className="soft small">{spentPercent}%</div>}
            </>
          ),
        },
        {
          key: 'state',
          title: t('budget.bonds.state'),
          cell: ({ state, reason }) => (
            <div className="stacked">
              <StatusTag tone={TONES[state] ?? 'grey'}>
                <CodeWord list="bondState" code={state} />
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
          key: 'green',
          title: `${t('budget.bonds.turnsGreen')} ${money}`,
          number: true,
          cell: ({ turnsGreenAtFen }) =>
            turnsGreenAtFen !== null && <Amount fen={turnsGreenAtFen} unit={unit} />,
        },
        {
          key: 'rule',
          title: t('budget.filings.ruleSource'),
          cell: ({ source, ruleVersion }) =>
            source !== null && (
              <div className="lines">
                <InChinese className="recorded">{source}</InChinese>
                {ruleVersion !== null && (
                  <span className="soft small">
                    {t('budget.filings.ruleVersion', { version: ruleVersion })}
                  </span>
                )}
              </div>
            ),
        },
        {
          key: 'document',
          title: t('budget.chain.document'),
          cell: ({ document, note }) => (
            <div className="lines">
              <InChinese className="recorded">{document}</InChinese>
              {note !== null && <InChinese className="small recorded">{note}</InChinese>}
            </div>
          ),
        },
      ]}
    />
  );
}
