import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListedMilestone, useMilestones } from '../client/milestones.js';
import { StatusMessage } from '../layout/status-message.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { ChangeDialog, type MilestoneAction } from './change-dialog.js';
import { CreateDialog } from './create-dialog.js';
import { HistoryDialog } from './history-dialog.js';
import { KeptDialog } from './kept-dialog.js';
import { ReforecastSection } from './reforecast-section.js';
import { useMilestoneColumns } from './milestone-columns.js';

type Opened =
  | { what: 'create' }
  | { what: 'reforecast' }
  | { what: 'history'; milestone: ListedMilestone }
  | { what: 'kept'; milestone: ListedMilestone }
  | { what: 'change'; action: MilestoneAction; milestone: ListedMilestone };

/**
 * Shows the project's milestones. Users who may record progress can add milestones, change
 * forecasts, weights and owners, and mark milestones as met.
 */
export function MilestonesSection({
  projectId,
  organisationId,
  mayRecord,
  mayMark,
}: {
  projectId: string;
  /** Organisation that leads the project, whose people may answer for a milestone. */
  organisationId: string;
  mayRecord: boolean;
  mayMark: boolean;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const pages = useMilestones(projectId);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const [filed, setFiled] = useState<string | null>(null);
  const close = (): void => setOpened(null);
  const done = (text: string, requestId: string | null = null): void => {
    setStatusMessage(text);
    setFiled(requestId);
    close();
  };
  const columns = useMilestoneColumns({
    mayRecord,
    mayMark,
    onMarked: done,
    onHistory: (milestone) => setOpened({ what: 'history', milestone }),
    onKept: (milestone) => setOpened({ what: 'kept', milestone }),
    onChange: (action, milestone) => setOpened({ what: 'change', action, milestone }),
  });
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('milestones.title')}</h2>
        <span className="spacer" />
        {mayRecord && (pages.items?.length ?? 0) > 0 && (
          <Button onClick={() => setOpened({ what: 'reforecast' })}>
            {t('milestones.reforecastMany')}
          </Button>
        )}
        {mayRecord && (
          <Button onClick={() => setOpened({ what: 'create' })}>{t('milestones.create')}</Button>
        )}
      </div>
      <StatusMessage
        text={statusMessage}
        requestId={filed}
        onClose={() => setStatusMessage(null)}
      />
      {opened?.what === 'reforecast' && (
        <ReforecastSection
          projectId={projectId}
          milestones={pages.items ?? []}
          onDone={done}
          onClose={close}
        />
      )}
      <PagedTable
        stacks
        pages={pages}
        columns={columns}
        caption={t('milestones.caption')}
        rowKey={({ id }) => id}
        empty={`${t('milestones.empty')}${mayRecord ? ` ${t('milestones.emptyAdvice')}` : ''}`}
      />
      {opened?.what === 'create' && (
        <CreateDialog projectId={projectId} onDone={done} onClose={close} />
      )}
      {opened?.what === 'history' && <HistoryDialog milestone={opened.milestone} onClose={close} />}
      {opened?.what === 'kept' && (
        <KeptDialog
          milestone={opened.milestone}
          organisationId={organisationId}
          onDone={done}
          onClose={close}
        />
      )}
      {opened?.what === 'change' && (
        <ChangeDialog
          action={opened.action}
          milestone={opened.milestone}
          onDone={done}
          onClose={close}
        />
      )}
    </section>
  );
}
