import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useLedgerEntries } from '../../client/ledger.js';
import { type ProjectDetail, useProject } from '../../client/projects.js';
import { cityTime } from '../../ui/day/city-day.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import { useMay } from '../../session/use-may.js';
import { DataTable } from '../../ui/table/data-table.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { MoneyUnitSwitch } from '../../ui/money/money-unit-switch.js';
import { DocumentLink } from '../../ui/documents/document-link.js';
import { EntryDialog } from '../../ledger/entry-dialog.js';
import { useLedgerColumns } from '../../ledger/ledger-columns.js';
import { WHOLE_LEDGER } from '../../ledger/ledger-filters.js';
import { RegisterDocumentDialog } from '../../ui/documents/register-document-dialog.js';
import { ActorName } from '../../ui/wording/actor-name.js';
import { fileSize } from '../../documents/file-size.js';
import { UploadDialog } from '../../documents/upload-dialog.js';
import {
  contentAddress,
  type ProjectDocument,
  useDocuments,
} from '../../ui/documents/use-documents.js';

/**
 * Shows the page with the registered documents of a project. With a document number in the URL,
 * shows that document and all ledger entries that refer to it.
 */
export default function DocumentsPage() {
  const { id = '' } = useParams();
  const number = useSearchParams()[0].get('number');
  const project = useProject(id);
  const documents = useDocuments(id);
  const error = project.error ?? documents.error;
  if (error)
    return (
      <ProblemMessage
        error={error}
        retry={() => {
          void project.refetch();
          void documents.refetch();
        }}
      />
    );
  if (!project.data || !documents.data) return <Loading />;
  const document = documents.data.find((one) => one.documentNumber === number);
  return number === null ? (
    <AllDocuments project={project.data} documents={documents.data} />
  ) : (
    <OneDocument key={number} project={project.data} number={number} document={document} />
  );
}

function BackToProject({ project }: { project: ProjectDetail }) {
  return (
    <p>
      <Link to={`/projects/${project.id}`}>
        ← <InChinese>{project.name}</InChinese>
      </Link>
    </p>
  );
}

function AllDocuments({
  project,
  documents,
}: {
  project: ProjectDetail;
  documents: readonly ProjectDocument[];
}) {
  const { t } = useTranslation();
  const mayRecord = useMay().record(project.unitId);
  const [open, setOpen] = useState<'upload' | 'register' | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <>
      <BackToProject project={project} />
      <div className="page-head">
        <PageTitle title={t('documents.all')} />
        <span className="spacer" />
        {mayRecord && (
          <>
            <Button onClick={() => setOpen('register')}>{t('documents.register')}</Button>
            <Button type="primary" onClick={() => setOpen('upload')}>
              {t('documents.upload')}
            </Button>
          </>
        )}
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <DocumentsTable documents={documents} project={project} />
      {open === 'register' && (
        <RegisterDocumentDialog
          projectId={project.id}
          onClose={() => setOpen(null)}
          onDone={(number) => {
            setOpen(null);
            setStatusMessage(t('documents.registered', { number }));
          }}
        />
      )}
      {open === 'upload' && (
        <UploadDialog
          projectId={project.id}
          onClose={() => setOpen(null)}
          onDone={({ name }) => {
            setOpen(null);
            setStatusMessage(t('documents.uploaded', { name }));
          }}
        />
      )}
    </>
  );
}

function OneDocument({
  project,
  number,
  document,
}: {
  project: ProjectDetail;
  number: string;
  document: ProjectDocument | undefined;
}) {
  const { t } = useTranslation();
  const [unit, setUnit] = useMoneyUnit('wan');
  return (
    <>
      <BackToProject project={project} />
      <div className="page-head">
        <PageTitle title={number}>
          <InChinese>{number}</InChinese>
        </PageTitle>
        <span className="spacer" />
        <Link to={`/projects/${project.id}/documents`}>{t('documents.all')}</Link>
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      {document ? <DocumentFacts document={document} /> : <p>{t('documents.unknown')}</p>}
      <EntriesNaming projectId={project.id} number={number} unit={unit} />
    </>
  );
}

function DocumentFacts({ document }: { document: ProjectDocument }) {
  const { t } = useTranslation();
  const { issuedBy, issuedOn, location, sha256, recordedBy, recordedByName, recordedAt } = document;
  const orNone = (text: string | null) =>
    text === null ? (
      <span className="soft">{t('app.notRecorded')}</span>
    ) : (
      <InChinese className="recorded">{text}</InChinese>
    );
  return (
    <section className="panel" aria-label={t('documents.facts')}>
      <dl className="facts">
        <div className="wide">
          <dt>{t('documents.title')}</dt>
          <dd>
            <FileLink document={document} />
          </dd>
        </div>
        <div>
          <dt>{t('documents.issuer')}</dt>
          <dd>{orNone(issuedBy)}</dd>
        </div>
        <div>
          <dt>{t('documents.issuedOn')}</dt>
          <dd>{orNone(issuedOn)}</dd>
        </div>
        <div>
          <dt>{t('documents.location')}</dt>
          <dd>{orNone(location)}</dd>
        </div>
        <div>
          <dt>{t('documents.recordedBy')}</dt>
          <dd>
            <ActorName id={recordedBy} name={recordedByName} />
          </dd>
        </div>
        <div>
          <dt>{t('documents.recordedAt')}</dt>
          <dd>{cityTime(recordedAt)}</dd>
        </div>
        <div className="wide">
          <dt>{t('documents.sha256')}</dt>
          <dd className="code">{sha256 ?? t('app.notRecorded')}</dd>
        </div>
      </dl>
    </section>
  );
}

/** Shows all ledger entries that refer to the document, including reversed ones. */
function EntriesNaming({
  projectId,
  number,
  unit,
}: {
  projectId: string;
  number: string;
  unit: Parameters<typeof useLedgerColumns>[0]['unit'];
}) {
  const { t } = useTranslation();
  const pages = useLedgerEntries(projectId, { ...WHOLE_LEDGER, document: number });
  const [shown, setShown] = useState<string | null>(null);
  const nothing = (): void => undefined;
  const columns = useLedgerColumns({
    unit,
    onOpen: setShown,
    mayRecord: false,
    onReverse: nothing,
    onCorrect: nothing,
    onRecover: nothing,
  });
  return (
    <section className="panel" aria-label={t('documents.entries')}>
      <PagedTable
        pages={pages}
        columns={columns.filter(({ key }) => key !== 'document')}
        captionShown
        caption={t('documents.entries')}
        rowKey={({ id }) => id}
        empty={t('documents.noEntries')}
        faded={({ reversedById }) => reversedById !== null}
      />
      {shown !== null && (
        <EntryDialog
          projectId={projectId}
          id={shown}
          onOpen={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  );
}

/**
 * Shows the name of a document. If the document's file is stored in this program, the name is a
 * link that downloads it.
 */
function FileLink({ document }: { document: ProjectDocument }) {
  const name = <InChinese className="recorded">{document.name}</InChinese>;
  if (document.bytes === null) return name;
  return (
    <>
      <a href={contentAddress(document)} download={document.name}>
        {name}
      </a>{' '}
      <span className="soft small nowrap">{fileSize(document.bytes)}</span>
    </>
  );
}

function DocumentsTable({
  documents,
  project,
}: {
  documents: readonly ProjectDocument[];
  project: ProjectDetail;
}) {
  const { t } = useTranslation();
  return (
    <DataTable
      tall
      stacks
      captionShown
      caption={t('documents.caption')}
      rows={documents}
      rowKey={({ id }) => id}
      empty={t('documents.empty')}
      columns={[
        {
          key: 'name',
          title: t('documents.title'),
          names: true,
          cell: (document) => <FileLink document={document} />,
        },
        {
          key: 'number',
          title: t('documents.number'),
          cell: ({ documentNumber }) =>
            documentNumber === null ? null : (
              <DocumentLink projectId={project.id} number={documentNumber} />
            ),
        },
        {
          key: 'issuer',
          title: t('documents.issuer'),
          cell: ({ issuedBy }) => <InChinese>{issuedBy}</InChinese>,
        },
        {
          key: 'issuedOn',
          title: t('documents.issuedOn'),
          cell: ({ issuedOn }) => <span className="nowrap">{issuedOn}</span>,
        },
        {
          key: 'location',
          title: t('documents.location'),
          cell: ({ location }) => <InChinese className="recorded">{location}</InChinese>,
        },
        {
          key: 'by',
          title: t('documents.recordedBy'),
          cell: ({ recordedBy, recordedByName }) => (
            <ActorName id={recordedBy} name={recordedByName} />
          ),
        },
        {
          key: 'at',
          title: t('documents.recordedAt'),
          cell: ({ recordedAt }) => <span className="nowrap">{cityTime(recordedAt)}</span>,
        },
      ]}
    />
  );
}
