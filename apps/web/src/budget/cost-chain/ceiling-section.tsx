import { Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CostChain } from '../../client/cost-chain.js';
import type { ProjectDetail } from '../../client/projects.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { Fact } from '../../ui/wording/fact.js';

interface SectionOf {
  project: ProjectDetail;
  chain: CostChain;
  unit: MoneyUnit;
  /**
   * Called to open the dialog that records the project's approval regime; null when the user may
   * not record it.
   */
  onRegime: (() => void) | null;
}

/**
 * Shows the cost ceiling that applies to the project at present, and the figure on which it is
 * based.
 */
export function CeilingSection({
  project,
  chain: { ceiling, original, current },
  unit,
  onRegime,
}: SectionOf) {
  const { t } = useTranslation();
  const word = useWord();
  const heading = useId();
  const money = `(${word('moneyUnit', unit)})`;
  const scopeOf = (scope: string) => <CodeWord list="scope" code={scope} />;
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('budget.chain.ceiling')}</h2>
        <span className="spacer" />
        {onRegime && <Button onClick={onRegime}>{t('budget.chain.recordRegime')}</Button>}
      </div>
      <dl className="facts">
        <Fact
          figure
          name={`${t('budget.chain.ceilingAmount')} ${money}`}
          label={
            ceiling.amountFen === null ? (
              ceiling.reason && <CodeWord list="gap" code={ceiling.reason} />
            ) : (
              <>
                {scopeOf(ceiling.scope)} · {ceiling.label}
              </>
            )
          }
        >
          <Amount fen={ceiling.amountFen} unit={unit} />
        </Fact>
        <Fact
          figure
          name={`${t('budget.chain.original')} ${money}`}
          label={
            original && (
              <>
                {scopeOf(original.scope)} · {original.setOn}
              </>
            )
          }
        >
          {original ? (
            <Amount fen={original.amountFen} unit={unit} />
          ) : (
            <span className="soft">{t('budget.chain.noBaseline')}</span>
          )}
        </Fact>
        <Fact
          figure
          name={`${t('budget.chain.current')} ${money}`}
          label={
            current && (
              <>
                {scopeOf(current.scope)} · {current.setOn}
              </>
            )
          }
        >
          {current ? (
            <Amount fen={current.amountFen} unit={unit} />
          ) : (
            <span className="soft">{t('budget.chain.noBaseline')}</span>
          )}
        </Fact>
        <Fact
          name={t('project.regime')}
          label={project.approvalRegime === null && t('budget.chain.regimeHint')}
        >
          <CodeWord list="approvalRegime" code={project.approvalRegime} />
        </Fact>
      </dl>
    </section>
  );
}
