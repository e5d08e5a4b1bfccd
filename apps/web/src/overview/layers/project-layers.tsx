import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useProjectLayers } from '../../client/layers.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useWord } from '../../language/use-language.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { VerdictFacts, LayerResultTag } from './layer-result.js';

/**
 * Shows the comparison of one project's spending with its approved total, year plan and plan
 * period, with the input values of each result.
 */
export function ProjectLayersSection({ projectId, unit }: { projectId: string; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const word = useWord();
  const heading = useId();
  const { data, error, refetch } = useProjectLayers(projectId);
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('layers.ofProject')}</h2>
      {!data &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {data && (
        <div className="verdicts">
          {[data.approvedTotal, data.yearPlan, data.planPeriod].map((verdict) => (
            <div key={verdict.layer} className="verdict-card">
              <h3>{word('layer', verdict.layer)}</h3>
              <LayerResultTag verdict={verdict} />
              <details>
                <summary>{t('layers.why')}</summary>
                <VerdictFacts verdict={verdict} unit={unit} />
              </details>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
