import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Procedure, ProcedureStepName } from '../client/procedures.js';
import { useWord } from '../language/use-language.js';
import { StatusMessage } from '../layout/status-message.js';
import { useMay } from '../session/use-may.js';
import { cityTime } from '../ui/day/city-day.js';
import { contentAddress } from '../ui/documents/use-documents.js';
import { DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { Fact } from '../ui/wording/fact.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { nextSteps } from './next-steps.js';
import { ProcedureClock, ProcedureHolder, ProcedureStateTag } from './procedure-clock.js';
import { OrganisationName, ProcedureName } from './procedure-name.js';
import { StepDialog } from './step-dialog.js';

/**
 * Shows one procedure: where it lies, its steps, its documents, and the steps that the user may
 * record. `upload` shows what adds a document, to users who may.
 */
export function ProcedureView({
  procedure,
  statusMessage,
  setStatusMessage,
  upload,
}: {
  procedure: Procedure;
  statusMessage: string | null;
  setStatusMessage: (text: string | null) => void;
  upload: ReactNode;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const name = procedure.name ?? word('procedureKind', procedure.kind);
  return (
    <>
      <p>
        <Link to="/procedures">{t('procedures.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={name}>
          <ProcedureName procedure={procedure} />
        </PageTitle>
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <section className="panel" aria-label={t('procedures.facts')}>
        <Facts procedure={procedure} />
        <Actions procedure={procedure} onDone={setStatusMessage} />
      </section>
      <Steps procedure={procedure} />
      <Documents procedure={procedure} upload={upload} />
    </>
  );
}

function Facts({ procedure }: { procedure: Procedure }) {
  const { t } = useTranslation();
  const { projectId, projectName, leadOrganisationId, organisationId, runs } = procedure;
  return (
    <dl className="facts">
      <Fact name={t('procedures.state')}>
        <ProcedureStateTag procedure={procedure} />
      </Fact>
      <Fact name={t('procedures.project')}>
        {leadOrganisationId === null ? (
          <InChinese>{projectName}</InChinese>
        ) : (
          <Link to={`/projects/${projectId}`}>
            <InChinese>{projectName}</InChinese>
          </Link>
        )}
      </Fact>
      <Fact name={t('procedures.kind')}>
        <CodeWord list="procedureKind" code={procedure.kind} />
      </Fact>
      <Fact name={t('procedures.department')}>
        <OrganisationName id={organisationId} />
      </Fact>
      {procedure.heldBy !== 'none' && (
        <Fact name={t('procedures.holder')}>
          <ProcedureHolder procedure={procedure} />
        </Fact>
      )}
      <Fact name={t('procedures.clock')}>
        <ProcedureClock procedure={procedure} />
      </Fact>
      <Fact name={t('procedures.timesLate')}>
        {t('procedures.timesLateOf', { late: procedure.timesLate, runs: runs.length })}
      </Fact>
    </dl>
  );
}

function Actions({
  procedure,
  onDone,
}: {
  procedure: Procedure;
  onDone: (statusMessage: string) => void;
}) {
  const word = useWord();
  const may = useMay();
  const [step, setStep] = useState<ProcedureStepName | null>(null);
  const { leadOrganisationId, organisationId } = procedure;
  const mayRecord =
    may.record(organisationId) || (leadOrganisationId !== null && may.record(leadOrganisationId));
  if (!mayRecord) return null;
  return (
    <div className="actions">
      {nextSteps(procedure.state).map((one, place) => (
        <Button key={one} type={place === 0 ? 'primary' : 'default'} onClick={() => setStep(one)}>
          {word('procedureAct', one)}
        </Button>
      ))}
      {step !== null && (
        <StepDialog
          procedure={procedure}
          step={step}
          onDone={(text) => {
            setStep(null);
            onDone(text);
          }}
          onClose={() => setStep(null)}
        />
      )}
    </div>
  );
}

function Steps({ procedure: { steps } }: { procedure: Procedure }) {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('procedures.steps')}</h2>
      <DataTable
        stacks
        caption={t('procedures.stepsCaption')}
        rows={steps}
        rowKey={({ number }) => String(number)}
        empty={t('procedures.noSteps')}
        columns={[
          {
            key: 'step',
            title: t('procedures.step'),
            names: true,
            cell: ({ step }) => <CodeWord list="procedureStep" code={step} />,
          },
          { key: 'on', title: t('procedures.day'), cell: ({ on }) => on },
          {
            key: 'note',
            title: t('procedures.note'),
            cell: ({ note }) => note !== null && <InChinese className="recorded">{note}</InChinese>,
          },
          {
            key: 'by',
            title: t('procedures.recordedBy'),
            cell: ({ recordedByName }) =>
              recordedByName !== null && <InChinese>{recordedByName}</InChinese>,
          },
          {
            key: 'at',
            title: t('procedures.recordedAt'),
            cell: ({ recordedAt }) => <span className="nowrap">{cityTime(recordedAt)}</span>,
          },
        ]}
      />
    </section>
  );
}

function Documents({
  procedure: { documents },
  upload,
}: {
  procedure: Procedure;
  upload: ReactNode;
}) {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('procedures.documents')}</h2>
        <span className="spacer" />
        {upload}
      </div>
      {documents.length === 0 ? (
        <p className="soft">{t('procedures.noDocuments')}</p>
      ) : (
        <ul className="list-plain lines">
          {documents.map((document) => (
            <li key={document.id}>
              {document.hasFile ? (
                <a href={contentAddress(document)} download>
                  <InChinese>{document.name}</InChinese>
                </a>
              ) : (
                <InChinese>{document.name}</InChinese>
              )}
              {document.documentNumber !== null && (
                <span className="soft">
                  {' '}
                  <InChinese>{document.documentNumber}</InChinese>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
