import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type ChangeRequestDetail, useChangeRequest } from '../../client/budget-change-requests.js';
import { isProblem } from '../../client/problem.js';
import { cityTime } from '../../ui/day/city-day.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { MoneyUnitSwitch } from '../../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import { Fact } from '../../ui/wording/fact.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { useFieldName } from './field-name.js';
import { ChangeRequestChanges } from './change-request-changes.js';
import { useChangeRequestName } from './change-request-columns.js';
import { ChangeRequestContent } from './change-request-content.js';
import { ChangeRequestActions } from './change-request-actions.js';
import { ChangeRequestHistory } from './change-request-history.js';
import { ChangeRequestStateTag } from './change-request-state.js';
import { Findings } from './findings.js';
import { ActorName } from '../../ui/wording/actor-name.js';

/**
 * Shows the page of one budget change request: its changes, the results of the budget rules, and
 * the buttons for the actions that the user may take.
 */
export default function ChangeRequestPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data: changeRequest, error, refetch } = useChangeRequest(id);
  if (changeRequest) return <Shown key={changeRequest.id} filing={changeRequest} />;
  if (!error) return <Loading />;
  if (isProblem(error, 'NOT_FOUND'))
    return (
      <>
        <PageTitle title={t('failure.notFoundTitle')} />
        <p>{t('budget.filings.noFiling')}</p>
        <p>
          <Link to="/budget-filings">{t('budget.filings.back')}</Link>
        </p>
      </>
    );
  return <ProblemMessage error={error} retry={() => void refetch()} />;
}

function Shown({ filing: changeRequest }: { filing: ChangeRequestDetail }) {
  const { t } = useTranslation();
  const nameOf = useChangeRequestName();
  const [unit, setUnit] = useMoneyUnit('wan');
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const [changes, content, history] = [useId(), useId(), useId()];
  const name = nameOf(changeRequest);
  return (
    <>
      <p>
        <Link to="/budget-filings">{t('budget.filings.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={`${name} · ${changeRequest.projectName}`}>
          {name} · <InChinese>{changeRequest.projectName}</InChinese>
        </PageTitle>
        <span className="spacer" />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <section className="panel" aria-label={t('budget.filings.facts')}>
        <ChangeRequestFacts filing={changeRequest} />
        {changeRequest.missing.length > 0 && <Missing filing={changeRequest} />}
        <ChangeRequestActions filing={changeRequest} onDone={setStatusMessage} />
        <Findings findings={changeRequest.findings} unit={unit} />
      </section>
      {changeRequest.state !== 'approved' && (
        <section className="panel" aria-labelledby={changes}>
          <h2 id={changes}>{t('budget.filings.changes')}</h2>
          <ChangeRequestChanges filing={changeRequest} unit={unit} />
        </section>
      )}
      <section className="panel" aria-labelledby={content}>
        <h2 id={content}>{t('budget.filings.content')}</h2>
        <ChangeRequestContent content={changeRequest.content} unit={unit} />
      </section>
      <section className="panel" aria-labelledby={history}>
        <h2 id={history}>{t('budget.filings.history')}</h2>
        <ChangeRequestHistory id={changeRequest.id} unit={unit} />
      </section>
    </>
  );
}

/** Shows the fields that have to be filled in before the draft can be submitted. */
function Missing({ filing: { missing } }: { filing: ChangeRequestDetail }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  return (
    <p role="note">
      {t('budget.filings.missing', { fields: missing.map(nameOf).join(t('budget.comma')) })}
    </p>
  );
}

const PAGE_OF = {
  cost: 'cost-chain',
  'year-plan': 'year-plans',
  funding: 'funding',
  'special-bond': 'funding',
  'period-figure': '',
  target: '',
} as const;

function ChangeRequestFacts({ filing: changeRequest }: { filing: ChangeRequestDetail }) {
  const { t } = useTranslation();
  const isAuditFirst = changeRequest.findings.some(
    ({ rule, state }) => rule === 'adjustment-audit-first' && state === 'marked',
  );
  const {
    projectId,
    projectName,
    kind,
    submittedBy,
    submittedByName,
    submittedAt,
    createdAt,
    version,
  } = changeRequest;
  return (
    <dl className="facts">
      <Fact
        name={t('approvals.state')}
        label={isAuditFirst && <StatusTag tone="red">{t('budget.chain.auditFirst')}</StatusTag>}
      >
        <ChangeRequestStateTag filing={changeRequest} />
      </Fact>
      <Fact name={t('alerts.project')}>
        <Link to={`/projects/${projectId}/${PAGE_OF[kind]}`}>
          <InChinese>{projectName}</InChinese>
        </Link>
      </Fact>
      <Fact name={t('budget.filings.begunAt')}>{cityTime(createdAt)}</Fact>
      {submittedBy !== null && submittedAt !== null && (
        <Fact name={t('budget.filings.submittedBy')}>
          <ActorName id={submittedBy} name={submittedByName} /> {cityTime(submittedAt)}
        </Fact>
      )}
      <Fact name={t('budget.filings.version')}>{version}</Fact>
    </dl>
  );
}
