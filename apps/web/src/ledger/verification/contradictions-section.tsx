import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Contradiction, useContradictions } from '../../client/contradictions.js';
import { cityTime } from '../../ui/day/city-day.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useSignedIn } from '../../session/signed-in.js';
import type { Column } from '../../ui/table/data-table.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { ClosureDialog } from './closure-dialog.js';

/**
 * Shows contradictions found in the ledger. Each stays open until an auditor asks for its closure
 * with a reason and an administrator approves it.
 */
export function ContradictionsSection() {
  const { t } = useTranslation();
  const heading = useId();
  const pages = useContradictions();
  const [closing, setClosing] = useState<Contradiction | null>(null);
  const [filed, setFiled] = useState<string | null>(null);
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('verification.contradictions')}</h2>
      <p className="soft">{t('verification.contradictionsWhat')}</p>
      <StatusMessage
        text={filed === null ? null : t('verification.waitsForSecond')}
        requestId={filed}
        onClose={() => setFiled(null)}
      />
      <PagedTable
        pages={pages}
        columns={useColumns(setClosing)}
        captionShown
        caption={t('verification.contradictionsCaption')}
        rowKey={({ id }) => id}
        empty={t('verification.contradictionsEmpty')}
      />
      {closing && (
        <ClosureDialog
          contradiction={closing}
          onClose={() => setClosing(null)}
          onDone={(requestId) => {
            setClosing(null);
            setFiled(requestId);
          }}
        />
      )}
    </section>
  );
}

function useColumns(close: (one: Contradiction) => void): Column<Contradiction>[] {
  const { t } = useTranslation();
  const audits = useSignedIn().roles.some(
    ({ role }) => role === 'auditor' || role === 'audit-admin',
  );
  return [
    {
      key: 'since',
      title: t('verification.since'),
      names: true,
      cell: ({ since }) => <span className="nowrap">{cityTime(since)}</span>,
    },
    {
      key: 'state',
      title: t('verification.state'),
      cell: ({ state }) => (
        <StatusTag tone={state === 'open' ? 'red' : 'grey'}>{t(`verification.${state}`)}</StatusTag>
      ),
    },
    { key: 'what', title: t('verification.what'), cell: (one) => <What one={one} /> },
    {
      key: 'reason',
      title: t('verification.closure'),
      cell: (one) =>
        one.state === 'open' ? (
          audits && (
            <Button size="small" onClick={() => close(one)}>
              {t('verification.close')}
            </Button>
          )
        ) : (
          <span className="sentence">{one.reason}</span>
        ),
    },
  ];
}

function What({ one: { words, projectId, sequence, checkpointOn } }: { one: Contradiction }) {
  const { t } = useTranslation();
  const audits = useSignedIn().roles.some(({ role }) => role === 'auditor');
  return (
    <div className="sentence">
      <span>{words}</span>
      <span className="small">
        {projectId !== null && audits && (
          <Link to={`/projects/${projectId}`}>{t('verification.theProject')}</Link>
        )}
        {sequence !== null && ` · ${t('verification.atEntry', { sequence })}`}
        {checkpointOn !== null && t('verification.checkpointOf', { day: checkpointOn })}
      </span>
    </div>
  );
}
