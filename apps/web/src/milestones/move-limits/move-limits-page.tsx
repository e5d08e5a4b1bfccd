import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MoveLimit, useMoveLimits } from '../../client/move-limits.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useSignedIn } from '../../session/signed-in.js';
import { cityTime, cityToday } from '../../ui/day/city-day.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { ActorName } from '../../ui/wording/actor-name.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { MoveLimitDialog } from './move-limit-dialog.js';

/**
 * Shows the page about the limit up to which key milestones move without a decision: the one in
 * force, and all over time. System administrators set another one from a day on.
 */
export default function MoveLimitsPage() {
  const { t } = useTranslation();
  const sets = useSignedIn().roles.some(({ role }) => role === 'system-admin');
  const { data, error, refetch } = useMoveLimits();
  const [setting, setSetting] = useState(false);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const columns = useLimitColumns();
  const workingDays = data?.find(({ inForce }) => inForce)?.workingDays ?? 0;
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('moveLimits.title')} />
        <span className="spacer" />
        {sets && data && (
          <Button type="primary" onClick={() => setSetting(true)}>
            {t('moveLimits.set')}
          </Button>
        )}
      </div>
      <p className="soft">{t('moveLimits.intro')}</p>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <p>
            <strong>{t('moveLimits.today', { count: workingDays })}</strong>
          </p>
          <DataTable
            captionShown
            stacks
            caption={t('moveLimits.caption')}
            rows={data}
            rowKey={({ id }) => id}
            columns={columns}
            empty={t('moveLimits.empty')}
          />
        </>
      )}
      {setting && (
        <MoveLimitDialog
          workingDays={workingDays}
          onClose={() => setSetting(false)}
          onDone={(text) => {
            setStatusMessage(text);
            setSetting(false);
          }}
        />
      )}
    </>
  );
}

function useLimitColumns(): Column<MoveLimit>[] {
  const { t } = useTranslation();
  const today = cityToday();
  return [
    {
      key: 'validFrom',
      title: t('moveLimits.validFrom'),
      names: true,
      cell: ({ validFrom, inForce }) => (
        <span className="nowrap">
          {validFrom} {inForce && <StatusTag tone="green">{t('moveLimits.inForce')}</StatusTag>}
          {validFrom > today && <StatusTag tone="grey">{t('moveLimits.toCome')}</StatusTag>}
        </span>
      ),
    },
    {
      key: 'workingDays',
      title: t('moveLimits.workingDays'),
      number: true,
      cell: ({ workingDays }) => workingDays,
    },
    {
      key: 'reason',
      title: t('moveLimits.reason'),
      cell: ({ reason }) => <InChinese className="recorded">{reason}</InChinese>,
    },
    {
      key: 'setBy',
      title: t('moveLimits.setBy'),
      cell: ({ setBy, setByName }) => <ActorName id={setBy} name={setByName} />,
    },
    {
      key: 'setAt',
      title: t('moveLimits.setAt'),
      cell: ({ setAt }) => <span className="nowrap">{cityTime(setAt)}</span>,
    },
  ];
}
