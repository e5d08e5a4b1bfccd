import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssignments, useUnits } from '../../client/organisations.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { DataTable } from '../../table/data-table.js';
import { PageTitle } from '../../wording/page-title.js';
import { CreateUnitDialog } from './create-unit-dialog.js';
import { HeadDialog } from './head-dialog.js';
import { MoveUnitDialog } from './move-unit-dialog.js';
import { RenameUnitDialog } from './rename-unit-dialog.js';
import { treeRows } from './tree-rows.js';
import { type UnitAction, useUnitColumns } from './unit-columns.js';
import { UnitHistoryDialog } from './unit-history-dialog.js';

/**
 * Shows the page with the tree of organisations and people's roles. Security administrators can
 * change them.
 */
export default function UnitsPage() {
  const { t } = useTranslation();
  const searchId = useId();
  const [units, assignments] = [useUnits(), useAssignments()];
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<{ action: UnitAction; unitId: string } | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const toggle = (id: string): void =>
    setClosed((now) =>
      now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id]),
    );
  const columns = useUnitColumns({
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
  // The current version of the organisation. When another user changes it meanwhile, the open
  // dialog continues with the reloaded version.
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
        <CreateUnitDialog below={unit} units={units.data} onDone={done} onClose={close} />
      )}
      {unit && opened?.action === 'rename' && (
        <RenameUnitDialog unit={unit} onDone={done} onClose={close} />
      )}
      {unit && units.data && opened?.action === 'move' && (
        <MoveUnitDialog unit={unit} units={units.data} onDone={done} onClose={close} />
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
      {unit && opened?.action === 'history' && <UnitHistoryDialog unit={unit} onClose={close} />}
    </>
  );
}
