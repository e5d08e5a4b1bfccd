import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { isProblem } from '../../client/problem.js';
import { type LedgerChangeRequest, useLedgerChangeRequest } from '../../client/change-requests.js';
import { cityTime } from '../../ui/day/city-day.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useWord } from '../../language/use-language.js';
import { MoneyUnitSwitch } from '../../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { AlikeNotice } from './alike-notice.js';
import { LedgerChangeRequestActions } from './change-request-actions.js';
import { LedgerChangeRequestLines } from './change-request-lines.js';
import { LedgerChangeRequestStateTag } from './change-request-state.js';
import { LedgerChangeRequestTotals } from './change-request-totals.js';
import { ActorName } from '../../ui/wording/actor-name.js';

/**
 * Shows the page of one ledger change request: its entries, their effect on the totals, and the
 * buttons that the user may use.
 */
export default function LedgerChangeRequestPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data: changeRequest, error, refetch } = useLedgerChangeRequest(id);
  if (changeRequest) return <Shown key={changeRequest.id} proposal={changeRequest} />;
  if (!error) return <Loading />;
  if (isProblem(error, 'NOT_FOUND'))
    return (
      <>
        <PageTitle title={t('failure.notFoundTitle')} />
        <p>{t('approvals.noProposal')}</p>
        <p>
          <Link to="/approvals">{t('approvals.back')}</Link>
        </p>
      </>
    );
  return <ProblemMessage error={error} retry={() => void refetch()} />;
}

function Shown({ proposal: changeRequest }: { proposal: LedgerChangeRequest }) {
  const { t } = useTranslation();
  const word = useWord();
  const [unit, setUnit] = useMoneyUnit('wan');
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const [totals, lines] = [useId(), useId()];
  const subject =
    changeRequest.projectName ?? t('approvals.manyProjects', { count: changeRequest.projects });
  const kind = word('proposalKind', changeRequest.kind);
  const title = t('approvals.titleOf', { kind, subject });
  return (
    <>
      <p>
        <Link to="/approvals">{t('approvals.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={title}>
          {t('approvals.titleOf', { kind, subject: '' })}
          {changeRequest.projectName === null ? subject : <InChinese>{subject}</InChinese>}
        </PageTitle>
        <span className="spacer" />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <section className="panel" aria-label={t('approvals.facts')}>
        <LedgerChangeRequestFacts proposal={changeRequest} />
        <AlikeNotice
          alike={changeRequest.alike}
          said={t('approvals.alike', { count: changeRequest.alike.length })}
        />
        <LedgerChangeRequestActions proposal={changeRequest} onDone={setStatusMessage} />
      </section>
      <section className="panel" aria-labelledby={totals}>
        <h2 id={totals}>{t('approvals.totals')}</h2>
        <LedgerChangeRequestTotals proposal={changeRequest} unit={unit} />
      </section>
      <section className="panel" aria-labelledby={lines}>
        <h2 id={lines}>{t('approvals.lines')}</h2>
        <LedgerChangeRequestLines proposal={changeRequest} unit={unit} />
      </section>
    </>
  );
}

function LedgerChangeRequestFacts({ proposal: changeRequest }: { proposal: LedgerChangeRequest }) {
  const { t } = useTranslation();
  const { kind, filedBy, filedByName, filedAt, projectId, projectName, undoesId, note } =
    changeRequest;
  return (
    <dl className="facts">
      <div>
        <dt>{t('approvals.state')}</dt>
        <dd>
          <LedgerChangeRequestStateTag proposal={changeRequest} />
        </dd>
      </div>
      <div>
        <dt>{t('approvals.kind')}</dt>
        <dd>
          <CodeWord list="proposalKind" code={kind} />
        </dd>
      </div>
      <div>
        <dt>{t('approvals.filedBy')}</dt>
        <dd>
          <ActorName id={filedBy} name={filedByName} />
        </dd>
      </div>
      <div>
        <dt>{t('approvals.filedAt')}</dt>
        <dd>{cityTime(filedAt)}</dd>
      </div>
      {projectId !== null && (
        <div>
          <dt>{t('alerts.project')}</dt>
          <dd>
            <Link to={`/projects/${projectId}`}>
              <InChinese>{projectName}</InChinese>
            </Link>
          </dd>
        </div>
      )}
      {undoesId !== null && (
        <div>
          <dt>{t('approvals.undoes')}</dt>
          <dd>
            <Link to={`/approvals/${undoesId}`}>{t('approvals.undoneOne')}</Link>
          </dd>
        </div>
      )}
      {note !== null && (
        <div className="wide">
          <dt>{t('ledger.note')}</dt>
          <dd>
            <InChinese className="recorded">{note}</InChinese>
          </dd>
        </div>
      )}
    </dl>
  );
}
