import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useDerivedCount, useDerivedMilestones } from '../../client/milestones.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useSignedIn } from '../../session/signed-in.js';
import { Choice } from '../../ui/form/choice.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { FillDates } from './fill-dates.js';
import { PlanDatesSheet } from './plan-dates-sheet.js';
import { usePlanDates } from './use-plan-dates.js';

/**
 * Shows the page on which the days are verified that the program inferred from the plan: met, still
 * open, confirmed, or wrongly read; one by one or in bulk.
 */
export default function PlanDatesPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const works = useSignedIn().roles.some(({ role }) => role === 'officer' || role === 'manager');
  const passed = params.get('passed') === 'true' ? true : null;
  const projectId = params.get('projectId');
  const pages = useDerivedMilestones({ projectId, passed });
  const count = useDerivedCount(true).data;
  const [said, setSaid] = useState<string | null>(null);
  const state = usePlanDates(pages.items ?? []);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('planDates.title')} />
      </div>
      <p className="soft">{t('planDates.intro')}</p>
      {count && <p role="status">{t('planDates.count', { ...count })}</p>}
      <div className="filters">
        <Choice<'true'>
          label={t('planDates.day')}
          value={passed === true ? 'true' : null}
          options={[{ value: 'true', label: t('planDates.onlyPassed') }]}
          onChange={(chosen) =>
            setParams((now) => {
              if (chosen === null) now.delete('passed');
              else now.set('passed', chosen);
              return now;
            })
          }
        />
        {works && <FillDates onFill={state.fill} />}
      </div>
      <StatusMessage text={said} onClose={() => setSaid(null)} />
      {!pages.items &&
        (pages.error ? (
          <ProblemMessage error={pages.error} retry={() => void pages.refetch()} />
        ) : (
          <Loading />
        ))}
      {pages.items && <PlanDatesSheet state={state} works={works} />}
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('app.loadMore')}
        </Button>
      )}
      {works && state.rows.length > 0 && (
        <SaveAnswers
          state={state}
          onDone={(answered) => setSaid(t('planDates.saved', { count: answered }))}
        />
      )}
    </>
  );
}

function SaveAnswers({
  state,
  onDone,
}: {
  state: ReturnType<typeof usePlanDates>;
  onDone: (count: number) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const missing = state.tried && state.wordsMissing;
  return (
    <div className="panel">
      <label htmlFor={id}>{t('planDates.words')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={2000}
        value={state.words}
        aria-required={state.wordsNeeded}
        aria-invalid={missing}
        {...(missing ? { status: 'error' as const, 'aria-describedby': `${id}-missing` } : {})}
        onChange={(event) => state.setWords(event.target.value)}
      />
      {missing && (
        <div id={`${id}-missing`} className="cell-problem">
          {t('planDates.wordsNeeded')}
        </div>
      )}
      {state.error && <ProblemMessage error={state.error} />}
      <div className="actions" style={{ marginTop: 8 }}>
        <Button
          type="primary"
          loading={state.saving}
          disabled={state.answered.length === 0}
          onClick={() => state.send(onDone)}
        >
          {t('planDates.save', { count: state.answered.length })}
        </Button>
      </div>
    </div>
  );
}
