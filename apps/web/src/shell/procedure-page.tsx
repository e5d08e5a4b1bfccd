import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { isProblem } from '../client/problem.js';
import { type Procedure, useAfterProcedure, useProcedure } from '../client/procedures.js';
import { UploadDialog } from '../documents/upload-dialog.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { ProcedureView } from '../procedures/procedure-view.js';
import { useMay } from '../session/use-may.js';
import { PageTitle } from '../ui/wording/page-title.js';

/** Shows the page of one procedure, with the upload of its documents. */
export default function ProcedurePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data: procedure, error, refetch } = useProcedure(id);
  if (procedure) return <Shown key={procedure.id} procedure={procedure} />;
  if (!error) return <Loading />;
  if (isProblem(error, 'NOT_FOUND'))
    return (
      <>
        <PageTitle title={t('failure.notFoundTitle')} />
        <p>{t('procedures.noProcedure')}</p>
        <p>
          <Link to="/procedures">{t('procedures.back')}</Link>
        </p>
      </>
    );
  return <ProblemMessage error={error} retry={() => void refetch()} />;
}

function Shown({ procedure }: { procedure: Procedure }) {
  const { t } = useTranslation();
  const may = useMay();
  const afterUpload = useAfterProcedure();
  const [uploading, setUploading] = useState(false);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const { leadOrganisationId } = procedure;
  const mayUpload = leadOrganisationId !== null && may.record(leadOrganisationId);
  return (
    <>
      <ProcedureView
        procedure={procedure}
        statusMessage={statusMessage}
        setStatusMessage={setStatusMessage}
        upload={
          mayUpload && <Button onClick={() => setUploading(true)}>{t('documents.upload')}</Button>
        }
      />
      {uploading && (
        <UploadDialog
          projectId={procedure.projectId}
          subject={{ kind: 'procedure', id: procedure.id }}
          onClose={() => setUploading(false)}
          onDone={({ name }) => {
            setUploading(false);
            setStatusMessage(t('documents.uploaded', { name }));
            void afterUpload();
          }}
        />
      )}
    </>
  );
}
