import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isProblem } from '../../client/problem.js';
import type { MonthlyReturn } from '../../client/returns.js';
import { useReason } from '../../layout/problem-message.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';

const TONES: Readonly<Record<MonthlyReturn['state'], Tone>> = {
  draft: 'grey',
  submitted: 'amber',
  returned: 'red',
  approved: 'green',
};

interface ReturnTitleProps {
  item: MonthlyReturn;
  /** Why it could not be saved or submitted. */
  failure: unknown;
  attested: boolean;
  mayType: boolean;
  mayCorrect: boolean;
  onCorrect: () => void;
  onSubmit: (unitConfirmed: boolean) => void;
}

/** Shows the project of a return with its state, why it was returned, and what can be done. */
export function ReturnTitle({
  item,
  failure,
  attested,
  mayType,
  mayCorrect,
  onCorrect,
  onSubmit,
}: ReturnTitleProps) {
  const { t } = useTranslation();
  const { projectId, projectName, state, reason, changeRequestId } = item;
  const doubtful = isProblem(failure, 'UNIT_DOUBTFUL');
  const project = { project: projectName };
  // The first version is the empty return, before anything was typed.
  const begun = item.version > 1;
  return (
    <div className="return-title">
      <Link to={`/projects/${projectId}`}>
        <InChinese>{projectName}</InChinese>
      </Link>
      <div className="return-state">
        {state === 'draft' && !begun ? (
          <span className="soft small nowrap">{t('monthly.notBegun')}</span>
        ) : (
          <StatusTag tone={TONES[state]}>
            <CodeWord list="returnState" code={state} />
          </StatusTag>
        )}
        {item.duty === 'late' && (
          <StatusTag tone="red">
            <CodeWord list="returnDuty" code="late" />
          </StatusTag>
        )}
        {item.duty === 'not-asked' && !begun && (
          <span className="soft small nowrap">
            <CodeWord list="returnDuty" code="not-asked" />
          </span>
        )}
        {changeRequestId !== null && (
          <Link className="small" to={`/change-requests/${changeRequestId}`}>
            {t('monthly.seeRequest')}
          </Link>
        )}
        {mayType && begun && (
          <Button
            size="small"
            disabled={!attested}
            aria-label={t('monthly.submitOne', project)}
            onClick={() => onSubmit(false)}
          >
            {t('monthly.submit')}
          </Button>
        )}
        {mayCorrect && !mayType && (
          <Button size="small" aria-label={t('monthly.correctOne', project)} onClick={onCorrect}>
            {t('monthly.correct')}
          </Button>
        )}
      </div>
      {reason !== null && (
        <div className="cell-problem">{t('monthly.returnedBecause', { reason })}</div>
      )}
      {failure !== null && <Failure error={failure} />}
      {doubtful && (
        <Button size="small" danger disabled={!attested} onClick={() => onSubmit(true)}>
          {t('monthly.confirmUnit')}
        </Button>
      )}
    </div>
  );
}

function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const reason = useReason();
  return (
    <div className="cell-problem" role="alert">
      {t('monthly.notSaved', { reason: reason(error) })}
    </div>
  );
}
