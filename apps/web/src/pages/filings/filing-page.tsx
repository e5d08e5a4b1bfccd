import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type FilingDetail, useFiling } from '../../client/budget-filings.js';
import { isProblem } from '../../client/problem.js';
import { cityTime } from '../../day/city-day.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { MoneyUnitSwitch } from '../../money/money-unit-switch.js';
import { useMoneyUnit } from '../../money/use-money-unit.js';
import { Fact } from '../../wording/fact.js';
import { InChinese } from '../../wording/in-chinese.js';
import { StatusTag } from '../../wording/status-tag.js';
import { PageTitle } from '../../wording/page-title.js';
import { useFieldName } from './field-name.js';
import { FilingChanges } from './filing-changes.js';
import { useFilingName } from './filing-columns.js';
import { FilingContent } from './filing-content.js';
import { FilingActions } from './filing-actions.js';
import { FilingHistory } from './filing-history.js';
import { FilingStateTag } from './filing-state.js';
import { Findings } from './findings.js';
import { ActorName } from '../../wording/actor-name.js';

/** Page of one budget change request: its changes, the rule results, and the available actions. */
export default function FilingPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data: filing, error, refetch } = useFiling(id);
  if (filing) return <Shown key={filing.id} filing={filing} />;
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

function Shown({ filing }: { filing: FilingDetail }) {
  const { t } = useTranslation();
  const nameOf = useFilingName();
  const [unit, setUnit] = useMoneyUnit('wan');
  const [said, setSaid] = useState<string | null>(null);
  const [changes, content, history] = [useId(), useId(), useId()];
  const name = nameOf(filing);
  return (
    <>
      <p>
        <Link to="/budget-filings">{t('budget.filings.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={`${name} · ${filing.projectName}`}>
          {name} · <InChinese>{filing.projectName}</InChinese>
        </PageTitle>
        <span className="spacer" />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <StatusMessage text={said} onClose={() => setSaid(null)} />
      <section className="panel" aria-label={t('budget.filings.facts')}>
        <FilingFacts filing={filing} />
        {filing.missing.length > 0 && <Missing filing={filing} />}
        <FilingActions filing={filing} onDone={setSaid} />
        <Findings findings={filing.findings} unit={unit} />
      </section>
      {filing.state !== 'approved' && (
        <section className="panel" aria-labelledby={changes}>
          <h2 id={changes}>{t('budget.filings.changes')}</h2>
          <FilingChanges filing={filing} unit={unit} />
        </section>
      )}
      <section className="panel" aria-labelledby={content}>
        <h2 id={content}>{t('budget.filings.content')}</h2>
        <FilingContent content={filing.content} unit={unit} />
      </section>
      <section className="panel" aria-labelledby={history}>
        <h2 id={history}>{t('budget.filings.history')}</h2>
        <FilingHistory id={filing.id} unit={unit} />
      </section>
    </>
  );
}

/** Fields that have to be filled in before the draft can be submitted. */
function Missing({ filing: { missing } }: { filing: FilingDetail }) {
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

function FilingFacts({ filing }: { filing: FilingDetail }) {
  const { t } = useTranslation();
  const isAuditFirst = filing.findings.some(
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
  } = filing;
  return (
    <dl className="facts">
      <Fact
        name={t('approvals.state')}
        label={isAuditFirst && <StatusTag tone="red">{t('budget.chain.auditFirst')}</StatusTag>}
      >
        <FilingStateTag filing={filing} />
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
