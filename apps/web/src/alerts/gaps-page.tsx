import { useTranslation } from 'react-i18next';
import { type Gap, type GapState, useGaps } from '../client/alerts.js';
import { Choice } from '../ui/form/choice.js';
import { ProjectChoice } from '../ui/form/project-choice.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { useWord } from '../language/use-language.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { readProjectFilter, readRuleFilter, RULES, writeFilters } from './alert-filters.js';
import { AlertsNav } from './alerts-nav.js';
import { gatherByProject, ProjectGroup } from './by-project.js';
import { MoreToCome } from './more-to-come.js';

const STATES = ['cannot-be-judged', 'no-data', 'silent'] as const satisfies readonly GapState[];

/**
 * Shows the page with the rules that could not be evaluated for a project: a figure is unknown,
 * nothing was recorded, or the source of the rule's thresholds does not cover the case.
 */
export default function GapsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const [params, editQuery] = useAddressQuery();
  const state = STATES.find((one) => one === params.get('state')) ?? null;
  const rule = readRuleFilter(params);
  const projectId = readProjectFilter(params);
  const pages = useGaps({ state, rule, projectId });
  const narrow = (change: Record<string, string | null>): void =>
    editQuery((now) => writeFilters(now, change));
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('gaps.title')} />
      </div>
      <AlertsNav />
      <p className="soft">{t('gaps.intro')}</p>
      <div className="filters">
        <Choice
          label={t('gaps.state')}
          value={state}
          onChange={(chosen) => narrow({ state: chosen })}
          options={STATES.map((value) => ({ value, label: word('gapState', value) }))}
        />
        <Choice
          label={t('alerts.rule')}
          value={rule}
          onChange={(chosen) => narrow({ rule: chosen })}
          width={170}
          options={RULES.map((value) => ({ value, label: word('rule', value) }))}
        />
        <ProjectChoice projectId={projectId} onChange={(chosen) => narrow({ projectId: chosen })} />
      </div>
      {pages.error && <ProblemMessage error={pages.error} retry={() => void pages.refetch()} />}
      {!pages.items && !pages.error && <Loading />}
      {pages.items && (
        <div className="alert-groups" role="region" aria-label={t('gaps.caption')}>
          {pages.items.length === 0 && <p className="panel soft">{t('gaps.empty')}</p>}
          {gatherByProject(pages.items).map(
            (group) =>
              group[0] && (
                <ProjectGroup key={group[0].projectId} project={group[0]}>
                  {group.map((gap, at) => (
                    <GapCard key={`${gap.rule} ${at}`} gap={gap} />
                  ))}
                </ProjectGroup>
              ),
          )}
        </div>
      )}
      {pages.items && <MoreToCome pages={pages} />}
    </>
  );
}

function GapCard({ gap: { rule, state, since, explanation, wouldBeJudgedWhen } }: { gap: Gap }) {
  const { t } = useTranslation();
  return (
    <li className="alert-card grey">
      <div className="alert-mark">
        <StatusTag tone="grey">
          <CodeWord list="gapState" code={state} />
        </StatusTag>
        <span className="small">
          <CodeWord list="rule" code={rule} />
        </span>
      </div>
      <div className="alert-says">
        <span>{explanation}</span>
        {wouldBeJudgedWhen.length > 0 && (
          <span className="soft small">
            {t('gaps.evaluatedWhen')}
            {t('alerts.colon')}
            {wouldBeJudgedWhen.join(' / ')}
          </span>
        )}
      </div>
      <div className="alert-state">
        <span className="small nowrap">{t('gaps.since', { day: since })}</span>
      </div>
    </li>
  );
}
