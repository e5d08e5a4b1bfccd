import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type ProjectLight, useProjectLights } from '../../client/layers.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useWord } from '../../language/use-language.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { LightFacts, LightTag } from './layer-result.js';

/**
 * Shows the light of each dimension of a project, as its last evaluation gave it together with the
 * alerts, with the input values of each.
 */
export function ProjectLightsSection({ projectId, unit }: { projectId: string; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const heading = useId();
  const { data, error, refetch } = useProjectLights(projectId);
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('layers.ofProject')}</h2>
      {!data &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {data?.length === 0 && <p className="soft">{t('layers.notEvaluated')}</p>}
      {data && data.length > 0 && (
        <div className="results">
          {data.map((light) => (
            <LightCard key={light.dimension} light={light} unit={unit} />
          ))}
        </div>
      )}
    </section>
  );
}

function LightCard({ light, unit }: { light: ProjectLight; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const word = useWord();
  const { dimension, rule, ruleVersion, alertId } = light;
  const shown = {
    ...light,
    rule: rule === null || ruleVersion === null ? null : { code: rule, version: ruleVersion },
  };
  return (
    <div className="result-card">
      <h3>{word('dimension', dimension)}</h3>
      <LightTag light={shown} />
      {alertId !== null && <Link to={`/alerts/${alertId}`}>{t('layers.openAlert')}</Link>}
      <details>
        <summary>{t('layers.why')}</summary>
        <LightFacts light={shown} unit={unit} />
      </details>
    </div>
  );
}
