import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiToken, type IssuedToken, useTokens } from '../../client/tokens.js';
import { cityTime } from '../../ui/day/city-day.js';
import { StatusMessage } from '../../layout/status-message.js';
import { type Column } from '../../ui/table/data-table.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { CreateTokenDialog } from './create-token-dialog.js';
import { EndTokenDialog } from './end-token-dialog.js';
import { IssuedTokenNotice } from './issued-token-notice.js';

/** Shows the page to create, list and revoke the user's own API tokens. */
export default function TokensPage() {
  const { t } = useTranslation();
  const pages = useTokens();
  const [creating, setCreating] = useState(false);
  const [ending, setEnding] = useState<ApiToken | null>(null);
  const [issued, setIssued] = useState<IssuedToken | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const columns = useTokenColumns(setEnding);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('tokens.title')} />
        <span className="spacer" />
        <Button type="primary" onClick={() => setCreating(true)}>
          {t('tokens.create')}
        </Button>
      </div>
      <p className="soft">{t('tokens.intro')}</p>
      {issued && <IssuedTokenNotice issued={issued} onClose={() => setIssued(null)} />}
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <PagedTable
        pages={pages}
        columns={columns}
        caption={t('tokens.caption')}
        rowKey={({ id }) => id}
        empty={t('tokens.empty')}
        faded={(token) => stateOf(token) !== 'valid'}
      />
      {creating && (
        <CreateTokenDialog
          onClose={() => setCreating(false)}
          onDone={(token) => {
            setIssued(token);
            setCreating(false);
          }}
        />
      )}
      {ending && (
        <EndTokenDialog
          token={ending}
          onClose={() => setEnding(null)}
          onDone={(text) => {
            setStatusMessage(text);
            setEnding(null);
          }}
        />
      )}
    </>
  );
}

function useTokenColumns(end: (token: ApiToken) => void): Column<ApiToken>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('tokens.name'),
      names: true,
      cell: ({ name }) => <InChinese>{name}</InChinese>,
    },
    {
      key: 'state',
      title: t('tokens.state'),
      cell: (token) => (
        <StatusTag tone={stateOf(token) === 'valid' ? 'green' : 'grey'}>
          {t(`tokens.${stateOf(token)}`)}
        </StatusTag>
      ),
    },
    {
      key: 'scopes',
      title: t('tokens.reach'),
      cell: ({ scopes, reportsOnly }) =>
        [
          t(scopes.includes('write') ? 'tokens.readWrite' : 'tokens.readOnly'),
          ...(reportsOnly ? [t('tokens.reportsOnly')] : []),
        ].join(' · '),
    },
    {
      key: 'createdAt',
      title: t('tokens.createdAt'),
      cell: ({ createdAt }) => <span className="nowrap">{cityTime(createdAt)}</span>,
    },
    {
      key: 'expiresAt',
      title: t('tokens.expiresAt'),
      cell: ({ expiresAt }) => <span className="nowrap">{cityTime(expiresAt)}</span>,
    },
    {
      key: 'lastUsedAt',
      title: t('tokens.lastUsedAt'),
      cell: ({ lastUsedAt }) => (
        <span className="nowrap">
          {lastUsedAt === null ? t('tokens.never') : cityTime(lastUsedAt)}
        </span>
      ),
    },
    {
      key: 'actions',
      title: t('tokens.actions'),
      cell: (token) =>
        stateOf(token) === 'valid' && (
          <Button
            size="small"
            aria-label={t('tokens.endOf', { name: token.name })}
            onClick={() => end(token)}
          >
            {t('tokens.end')}
          </Button>
        ),
    },
  ];
}

const stateOf = ({ endedAt, expiresAt }: ApiToken): 'valid' | 'ended' | 'expired' =>
  endedAt !== null ? 'ended' : Date.parse(expiresAt) <= Date.now() ? 'expired' : 'valid';
