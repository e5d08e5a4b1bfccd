import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useLinkedAlert } from '../../client/acknowledge-links.js';
import type { Alert } from '../../client/alerts.js';
import { ApiProblem } from '../../client/problem.js';
import { useSignOut } from '../../client/session.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { Figure, SeverityTag, StateWithAnswer } from '../alert-tags.js';
import { mayAnswer } from '../may-answer.js';
import { AcknowledgeForm } from './acknowledge-form.js';

/**
 * Shows the page that a link in an alert mail opens. The link contains a token after the `#`, a
 * part of the URL that browsers do not send to servers. The token stays in the URL while the user
 * signs in.
 */
export default function AcknowledgePage() {
  const { t } = useTranslation();
  const hash = useLocation().hash.slice(1);
  const [token, setToken] = useState(hash);
  // When the user opens another link in the same window, only the part after the # changes, and the
  // page is not loaded again.
  if (hash !== '' && hash !== token) setToken(hash);
  return (
    <>
      <PageTitle title={t('acknowledge.title')} />
      {token === '' ? (
        <p className="panel">
          {t('acknowledge.noToken')} <Link to="/alerts">{t('acknowledge.toInbox')}</Link>
        </p>
      ) : (
        <Linked key={token} token={token} />
      )}
    </>
  );
}

function Linked({ token }: { token: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: alert, error, refetch } = useLinkedAlert(token);
  const [answered, setAnswered] = useState<Alert | null>(null);
  const done = (now: Alert): void => {
    setAnswered(now);
    // Removes the used token from the URL and from the browser's history.
    void navigate('/acknowledge', { replace: true });
  };
  if (answered)
    return (
      <>
        <StatusMessage
          text={t('alerts.acknowledge.said', {
            project: answered.projectName,
            day: answered.committedOn,
          })}
        />
        <TheAlert alert={answered} />
        <Onwards alert={answered} />
      </>
    );
  if (alert) {
    return (
      <>
        <TheAlert alert={alert} />
        {mayAnswer(alert, { manages: true, records: true }).acknowledge ? (
          <AcknowledgeForm token={token} onDone={done} />
        ) : (
          <p className="panel">{t('acknowledge.answered')}</p>
        )}
        <Onwards alert={alert} />
      </>
    );
  }
  return error ? <LinkProblem error={error} retry={() => void refetch()} /> : <Loading />;
}

function TheAlert({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  return (
    <section className={`panel alert-matter ${alert.severity}`} aria-label={t('alert.matter')}>
      <h2>
        <InChinese>{alert.projectName}</InChinese>
      </h2>
      <p className="alert-sentence">
        <SeverityTag severity={alert.severity} /> <Figure alert={alert} /> {alert.explanation}
      </p>
      {alert.turnsGreenWhen.length > 0 && (
        <p className="soft small">
          {t('alerts.green')}
          {t('alerts.colon')}
          {alert.turnsGreenWhen.join(' / ')}
        </p>
      )}
      <StateWithAnswer alert={alert} />
    </section>
  );
}

function Onwards({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  return (
    <p className="thumb-links">
      <Link to={`/alerts/${alert.id}`}>{t('acknowledge.toAlert')}</Link>{' '}
      <Link to="/alerts">{t('acknowledge.toInbox')}</Link>
    </p>
  );
}

const HINTS = {
  LINK_OF_ANOTHER: 'ofAnother',
  LINK_UNKNOWN: 'unknown',
  LINK_USED: 'used',
  LINK_EXPIRED: 'expired',
} as const;

/** Explains why the mailed link does not work, and what the user can do instead. */
function LinkProblem({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const code = error instanceof ApiProblem ? error.code : '';
  if (!(code in HINTS)) return <ProblemMessage error={error} retry={retry} />;
  return (
    <>
      <ProblemMessage error={error} />
      <p>{t(`acknowledge.${HINTS[code as keyof typeof HINTS]}`)}</p>
      {code === 'LINK_OF_ANOTHER' ? (
        <div className="actions thumb">
          <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('acknowledge.signInAsOther')}
          </Button>
        </div>
      ) : (
        <p className="thumb-links">
          <Link to="/alerts">{t('acknowledge.toInbox')}</Link>
        </p>
      )}
    </>
  );
}
