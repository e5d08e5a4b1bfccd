import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type Alert, useAlert } from '../client/alerts.js';
import { isProblem } from '../client/problem.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { useWord } from '../language/use-language.js';
import { MoneyUnitSwitch } from '../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../ui/money/use-money-unit.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { DeliveriesTable } from './deliveries/deliveries-table.js';
import { AlertHistory } from './alert-history.js';
import { AlertInputs } from './alert-inputs.js';
import { Figure, SeverityTag, StateWithAnswer } from './alert-tags.js';
import { AlertRule } from './alert-rule.js';
import { AnswerButtons, WaitingExplanation } from './answer-buttons.js';
import { AnyAnswerDialog } from './answer-dialog.js';
import { type AnswerKind, mayAnswer } from './may-answer.js';
import { useAnswerRights } from './use-answer-rights.js';

/**
 * Shows the page of one alert: description, input values, the condition under which it ends,
 * answers, and notifications.
 */
export default function AlertPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data: alert, error, refetch } = useAlert(id);
  if (alert) return <Shown key={alert.id} alert={alert} />;
  if (!error) return <Loading />;
  if (isProblem(error, 'NOT_FOUND'))
    return (
      <>
        <PageTitle title={t('failure.notFoundTitle')} />
        <p>{t('alert.noAlert')}</p>
        <p>
          <Link to="/alerts">{t('alert.back')}</Link>
        </p>
      </>
    );
  return <ProblemMessage error={error} retry={() => void refetch()} />;
}

function Shown({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const word = useWord();
  const [unit, setUnit] = useMoneyUnit('wan');
  const [inputs, rule, told, history] = [useId(), useId(), useId(), useId()];
  const title = t('alert.titleOf', { rule: word('rule', alert.rule), project: alert.projectName });
  return (
    <>
      <p>
        <Link to="/alerts">{t('alert.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={title}>
          {t('alert.titleOf', { rule: word('rule', alert.rule), project: '' })}
          <InChinese>{alert.projectName}</InChinese>
        </PageTitle>
        <span className="spacer" />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <Matter alert={alert} />
      <section className="panel" aria-labelledby={inputs}>
        <h2 id={inputs}>{t('alert.inputs')}</h2>
        <div style={{ maxWidth: 640 }}>
          <AlertInputs inputs={alert.inputs} unit={unit} />
        </div>
      </section>
      <section className="panel" aria-labelledby={rule}>
        <h2 id={rule}>{t('alert.rule')}</h2>
        <AlertRule alert={alert} />
      </section>
      <section className="panel" aria-labelledby={history}>
        <h2 id={history}>{t('alert.history')}</h2>
        <AlertHistory alertId={alert.id} />
      </section>
      <section className="panel" aria-labelledby={told}>
        <h2 id={told}>{t('alert.told')}</h2>
        <DeliveriesTable
          filter={{ alertId: alert.id, state: null, personId: null, projectId: null }}
          ofAlert
        />
      </section>
    </>
  );
}

/**
 * Shows the description of the alert, the condition under which it ends, the answers so far, and
 * buttons to answer.
 */
function Matter({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const rights = useAnswerRights()(alert);
  const may = mayAnswer(alert, rights);
  const [answering, setAnswering] = useState<AnswerKind | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <section className={`panel alert-matter ${alert.severity}`} aria-label={t('alert.matter')}>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <p className="alert-sentence">
        <SeverityTag severity={alert.severity} /> <Figure alert={alert} /> {alert.explanation}
      </p>
      {alert.turnsGreenWhen.length > 0 && (
        <div>
          <h3>{t('alert.green')}</h3>
          <ul>
            {alert.turnsGreenWhen.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
          <WaitingExplanation alert={alert} />
        </div>
      )}
      <StateWithAnswer alert={alert} />
      <p className="soft small">
        {t('alert.raisedOn', { day: alert.raisedOn })}{' '}
        <Link to={`/projects/${alert.projectId}`}>{t('alert.toProject')}</Link>
      </p>
      <p className="small">
        <Link to={`/supervision?alertId=${alert.id}`}>{t('supervision.ofAlert')}</Link>
      </p>
      <AnswerButtons alert={alert} may={may} answer={setAnswering} />
      {rights.manages && (
        <p>
          <Link to={`/supervision/new?projectId=${alert.projectId}&alertId=${alert.id}`}>
            {t('supervision.overAlert')}
          </Link>
        </p>
      )}
      {answering && (
        <AnyAnswerDialog
          kind={answering}
          alerts={[alert]}
          onClose={() => setAnswering(null)}
          onDone={(text) => {
            setStatusMessage(text);
            setAnswering(null);
          }}
        />
      )}
    </section>
  );
}
