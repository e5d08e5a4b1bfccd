import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DisplayToken,
  type IssuedDisplayToken,
  useDisplayTokens,
} from '../../client/displays.js';
import { ShownOnce } from '../../layout/shown-once.js';
import { StatusMessage } from '../../layout/status-message.js';
import { cityTime } from '../../ui/day/city-day.js';
import { type Column } from '../../ui/table/data-table.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { CreateDisplayDialog } from './create-display-dialog.js';
import { RevokeDisplayDialog } from './revoke-display-dialog.js';

/** Shows the page on which managers make, list and revoke the addresses of wall screens. */
export default function DisplaysPage() {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<DisplayToken | null>(null);
  const [issued, setIssued] = useState<IssuedDisplayToken | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('displays.title')} />
        <span className="spacer" />
        <Button type="primary" onClick={() => setCreating(true)}>
          {t('displays.create')}
        </Button>
      </div>
      <p className="soft">{t('displays.intro')}</p>
      {issued && (
        <ShownOnce
          title={t('displays.issuedTitle', { name: issued.name })}
          hint={t('displays.issuedHint')}
          label={t('displays.issuedLabel')}
          text={issued.url}
          onClose={() => setIssued(null)}
        />
      )}
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <PagedTable
        pages={useDisplayTokens()}
        columns={useDisplayColumns(setRevoking)}
        caption={t('displays.caption')}
        rowKey={({ id }) => id}
        empty={t('displays.empty')}
        faded={({ endedAt }) => endedAt !== null}
      />
      {creating && (
        <CreateDisplayDialog
          onClose={() => setCreating(false)}
          onDone={(token) => {
            setIssued(token);
            setCreating(false);
          }}
        />
      )}
      {revoking && (
        <RevokeDisplayDialog
          token={revoking}
          onClose={() => setRevoking(null)}
          onDone={(text) => {
            setStatusMessage(text);
            setRevoking(null);
            setIssued((shown) => (shown?.id === revoking.id ? null : shown));
          }}
        />
      )}
    </>
  );
}

function useDisplayColumns(revoke: (token: DisplayToken) => void): Column<DisplayToken>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('displays.name'),
      names: true,
      cell: ({ name }) => <InChinese>{name}</InChinese>,
    },
    {
      key: 'organisation',
      title: t('displays.ofOrganisation'),
      cell: ({ organisationName }) => <InChinese>{organisationName}</InChinese>,
    },
    {
      key: 'state',
      title: t('displays.state'),
      cell: ({ endedAt }) => (
        <StatusTag tone={endedAt === null ? 'green' : 'grey'}>
          {t(endedAt === null ? 'displays.valid' : 'displays.ended')}
        </StatusTag>
      ),
    },
    {
      key: 'createdAt',
      title: t('displays.createdAt'),
      cell: ({ createdAt }) => <span className="nowrap">{cityTime(createdAt)}</span>,
    },
    {
      key: 'lastUsedAt',
      title: t('displays.lastUsedAt'),
      cell: ({ lastUsedAt }) => (
        <span className="nowrap">
          {lastUsedAt === null ? t('displays.never') : cityTime(lastUsedAt)}
        </span>
      ),
    },
    {
      key: 'actions',
      title: t('displays.actions'),
      cell: (token) =>
        token.endedAt === null && (
          <Button
            size="small"
            aria-label={t('displays.revokeOf', { name: token.name })}
            onClick={() => revoke(token)}
          >
            {t('displays.revoke')}
          </Button>
        ),
    },
  ];
}
