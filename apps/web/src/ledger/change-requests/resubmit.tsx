import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLedgerEntry } from '../../client/ledger.js';
import { type ProjectDetail, useProject } from '../../client/projects.js';
import type { Approval } from '../../client/approvals.js';
import {
  type LedgerChangeRequest,
  type LedgerChangeRequestLine,
  useLedgerChangeRequestLines,
} from '../../client/change-requests.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { CorrectDialog } from '../correct-dialog.js';
import { PostDialog } from '../post-dialog.js';
import { typedFrom } from '../posting.js';
import { RecoverDialog, takenFrom } from '../recover-dialog.js';
import { ReverseDialog } from '../reverse-dialog.js';
import { UndoDialog } from './undo-dialog.js';

interface Resubmitted {
  /** The change request to edit; without it, the form creates a new one. */
  editing?: Approval | undefined;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

/**
 * Opens a draft or returned change request for editing, or any other one as a new form with the same
 * values, so that the user does not have to type them again. A change request from an uploaded file
 * has to be uploaded again.
 */
export function Resubmit({
  proposal: changeRequest,
  editing,
  onDone,
}: Pick<Resubmitted, 'editing' | 'onDone'> & { proposal: LedgerChangeRequest }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const done = {
    editing,
    onDone: (statusMessage: string) => {
      setOpen(false);
      onDone(statusMessage);
    },
    onClose: () => setOpen(false),
  };
  if (changeRequest.kind === 'import')
    return (
      <p>
        <Link to="/ledger-imports">{t('approvals.takeUpFile')}</Link>
      </p>
    );
  return (
    <div className="lines">
      <div className="actions">
        <Button type={editing ? 'default' : 'primary'} onClick={() => setOpen(true)}>
          {t(editing ? 'approvals.edit' : 'approvals.takeUp')}
        </Button>
      </div>
      <span className="soft small">
        {t(editing ? 'approvals.editHint' : 'approvals.takeUpHint')}
      </span>
      {open && changeRequest.kind === 'undo' && changeRequest.undoesId !== null && (
        <UndoDialog
          proposal={{ id: changeRequest.undoesId, entries: changeRequest.entries }}
          reason={changeRequest.note ?? undefined}
          {...done}
        />
      )}
      {open && changeRequest.kind !== 'undo' && <OfOneProject proposal={changeRequest} {...done} />}
    </div>
  );
}

/**
 * Shows the form for a change request with one project and at most two lines. One line is a new
 * entry; two lines are a correction, of which the last contains the values to be recorded.
 */
function OfOneProject({
  proposal: changeRequest,
  editing,
  ...done
}: Resubmitted & { proposal: LedgerChangeRequest }) {
  const project = useProject(changeRequest.projectId ?? '');
  const lines = useLedgerChangeRequestLines(changeRequest.id);
  const error = project.error ?? lines.error;
  const line = lines.items?.at(-1);
  if (error) return <ProblemMessage error={error} />;
  if (!project.data || !line) return null;
  if (changeRequest.kind === 'posting')
    return (
      <PostDialog
        project={project.data}
        editing={editing}
        taken={{ ...typedFrom(line, 'wan'), note: line.note }}
        {...done}
      />
    );
  return (
    <OfOneEntry project={project.data} line={line} reason={changeRequest.note ?? ''} {...done} />
  );
}

function OfOneEntry({
  project,
  line,
  reason,
  ...done
}: Resubmitted & { project: ProjectDetail; line: LedgerChangeRequestLine; reason: string }) {
  const { data: entry, error } = useLedgerEntry(
    project.id,
    line.correctsId ?? line.recoversId ?? line.reversesId ?? '',
  );
  if (error) return <ProblemMessage error={error} />;
  if (!entry) return null;
  if (line.recoversId !== null)
    return <RecoverDialog entry={entry} taken={takenFrom(line, reason)} {...done} />;
  return line.correctsId === null ? (
    <ReverseDialog entry={entry} taken={{ reason }} {...done} />
  ) : (
    <CorrectDialog
      project={project}
      entry={entry}
      taken={{ ...typedFrom(line, 'wan'), reason }}
      {...done}
    />
  );
}
