import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssignments, useOrganisations } from '../../client/organisations.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { DataTable } from '../../ui/table/data-table.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { CreateOrganisationDialog } from './create-organisation-dialog.js';
import { HeadDialog } from './head-dialog.js';
import { MoveOrganisationDialog } from './move-organisation-dialog.js';
import { RenameOrganisationDialog } from './rename-organisation-dialog.js';
import { treeRows } from './tree-rows.js';
import { type OrganisationAction, useOrganisationColumns } from './organisation-columns.js';
import { OrganisationHistoryDialog } from './organisation-history-dialog.js';

/**
 * Shows the page with the tree of organisations and people's roles. Security administrators can
 * change them.
 */
export default function OrganisationsPage() {
  const { t } = useTranslation();
  const searchId = useId();
  const [units, assignments] = [useOrganisations(), useAssignments()];
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<{ action: OrganisationAction; unitId: string } | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const toggle = (id: string): void =>
    setClosed((now) =>
      now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id]),
    );
  const columns = useOrganisationColumns({
    duties: assignments.data ?? [],
    foldable: search.trim() === '',
    onToggle: toggle,
    onAction: (action, unit) => setOpened({ action, unitId: unit.id }),
  });
  const close = (): void => setOpened(null);
  const done = (text: string): void => {
    setStatusMessage(text);
    close();
  };
  // The current version of the organisation. When another user changes the organisation while a
  // dialog is open, the dialog continues with the reloaded version.
  const unit = units.data?.find(({ id }) => id === opened?.unitId);
  const failed = units.error ?? assignments.error;
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('units.title')} />
      </div>
      <p className="soft">{t('units.intro')}</p>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {failed && (
        <ProblemMessage
          error={failed}
          retry={() => {
            void units.refetch();
            void assignments.refetch();
          }}
        />
      )}
      {!failed && !units.data && <Loading />}
      {units.data && !assignments.error && (
        <>
          <div className="filter">
            <label htmlFor={searchId}>{t('units.search')}</label>
            <Input
              id={searchId}
              type="search"
              style={{ width: 240, maxWidth: '100%' }}
              maxLength={100}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
          <DataTable
            caption={t('units.caption')}
            columns={columns}
            rows={treeRows(units.data, { closed, search })}
            rowKey={(row) => row.unit.id}
            empty={t('units.notFound')}
          />
          <p role="status" className="soft">
            {t('units.count', { count: units.data.length })}
          </p>
        </>
      )}
      {unit && units.data && opened?.action === 'create' && (
        <CreateOrganisationDialog below={unit} units={units.data} onDone={done} onClose={close} />
      )}
      {unit && opened?.action === 'rename' && (
        <RenameOrganisationDialog unit={unit} onDone={done} onClose={close} />
      )}
      {unit && units.data && opened?.action === 'move' && (
        <MoveOrganisationDialog unit={unit} units={units.data} onDone={done} onClose={close} />
      )}
      {unit && units.data && opened?.action === 'head' && (
        <HeadDialog
          unit={unit}
          units={units.data}
          duties={assignments.data ?? []}
          onDone={done}
          onClose={close}
        />
      )}
      {unit && opened?.action === 'history' && (
        <OrganisationHistoryDialog unit={unit} onClose={close} />
      )}
    </>
  );
}
