import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type FindingDetail, useFinding } from '../client/findings.js';
import { useOrganisations } from '../client/organisations.js';
import { isProblem } from '../client/problem.js';
import { cityTime } from '../ui/day/city-day.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { Fact } from '../ui/wording/fact.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { DocumentLink } from '../ui/documents/document-link.js';
import { FindingActions } from './finding-actions.js';
import { FindingStateTag } from './finding-state.js';
import { ActorName } from '../ui/wording/actor-name.js';

/**
 * Shows the page of one audit finding: its content, its history (answers, returns, closing), and
 * the buttons for the actions that the user may take.
 */
export default function FindingPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data: finding, error, refetch } = useFinding(id);
  if (finding) return <Shown key={finding.id} finding={finding} />;
  if (!error) return <Loading />;
  if (isProblem(error, 'NOT_FOUND'))
    return (
      <>
        <PageTitle title={t('failure.notFoundTitle')} />
        <p>{t('findings.noFinding')}</p>
        <p>
          <Link to="/findings">{t('findings.back')}</Link>
        </p>
      </>
    );
  return <ProblemMessage error={error} retry={() => void refetch()} />;
}

function Shown({ finding }: { finding: FindingDetail }) {
  const { t } = useTranslation();
  const steps = useId();
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <>
      <p>
        <Link to="/findings">{t('findings.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={finding.title}>
          <InChinese>{finding.title}</InChinese>
        </PageTitle>
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <section className="panel" aria-label={t('findings.facts')}>
        <FindingFacts finding={finding} />
        <FindingActions finding={finding} onDone={setStatusMessage} />
      </section>
      <section className="panel" aria-labelledby={steps}>
        <h2 id={steps}>{t('findings.steps')}</h2>
        <DataTable
          caption={t('findings.stepsCaption')}
          rows={finding.steps}
          rowKey={({ position }) => String(position)}
          empty={t('app.none')}
          columns={[
            {
              key: 'kind',
              title: t('findings.step'),
              names: true,
              cell: ({ kind }) => (
                <span className="nowrap">
                  <CodeWord list="auditFindingStep" code={kind} />
                </span>
              ),
            },
            {
              key: 'text',
              title: t('findings.text'),
              cell: ({ text }) => <InChinese className="recorded">{text}</InChinese>,
            },
            {
              key: 'document',
              title: t('findings.document'),
              cell: ({ document }) =>
                document !== null && (
                  <DocumentLink projectId={finding.projectId} number={document} />
                ),
            },
            {
              key: 'by',
              title: t('findings.doneBy'),
              cell: ({ doneBy, doneByName }) => (
                <ActorName className="nowrap" id={doneBy} name={doneByName} />
              ),
            },
            {
              key: 'at',
              title: t('findings.doneAt'),
              cell: ({ doneAt }) => <span className="nowrap">{cityTime(doneAt)}</span>,
            },
          ]}
        />
      </section>
    </>
  );
}

function FindingFacts({ finding }: { finding: FindingDetail }) {
  const { t } = useTranslation();
  const units = useOrganisations().data ?? [];
  const {
    projectId,
    projectName,
    unitId,
    entrySequence,
    answerDueOn,
    raisedBy,
    raisedByName,
    raisedAt,
  } = finding;
  return (
    <dl className="facts">
      <Fact name={t('findings.state')}>
        <FindingStateTag finding={finding} />
      </Fact>
      <Fact name={t('findings.answerDueOn')}>{answerDueOn}</Fact>
      <Fact name={t('alerts.project')}>
        <Link to={`/projects/${projectId}`}>
          <InChinese>{projectName}</InChinese>
        </Link>
      </Fact>
      <Fact name={t('findings.unit')}>
        <InChinese>{units.find(({ id }) => id === unitId)?.name ?? unitId}</InChinese>
      </Fact>
      {entrySequence !== null && (
        <Fact name={t('findings.entry')}>{t('findings.entryOf', { sequence: entrySequence })}</Fact>
      )}
      <Fact name={t('findings.raisedBy')} label={cityTime(raisedAt)}>
        <ActorName id={raisedBy} name={raisedByName} />
      </Fact>
    </dl>
  );
}
