import { useTranslation } from 'react-i18next';
import { useStatus } from '../../client/status.js';
import { cityTime } from '../../day/city-day.js';
import { Loading } from '../../frame/loading.js';
import { Refused } from '../../frame/refused.js';
import { DataTable } from '../../table/data-table.js';
import { CodeWord } from '../../wording/code-word.js';
import { Light } from '../../wording/light.js';
import { PageTitle } from '../../wording/page-title.js';

/** How each part of the program is doing. */
export default function StatusPage() {
  const { t } = useTranslation();
  const { data, error, refetch, dataUpdatedAt } = useStatus();
  return (
    <>
      <PageTitle title={t('status.title')} />
      {error && <Refused error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <p role="status"><Light tone={data.state === 'ok' ? 'green' : 'red'}>{t(data.state === 'ok' ? 'status.overallOk' : 'status.overallBad')}</Light></p>
          <DataTable
            caption={t('status.caption')} rows={data.parts} rowKey={({ part }) => part} empty={t('app.none')}
            columns={[
              { key: 'part', title: t('status.part'), names: true, cell: ({ part }) => part },
              { key: 'state', title: t('status.state'), cell: ({ state }) => <Light tone={state === 'ok' ? 'green' : 'red'}><CodeWord list="health" code={state} /></Light> },
              { key: 'why', title: t('status.why'), cell: ({ why }) => why },
            ]}
          />
          <p className="soft small">{t('status.refreshed', { at: cityTime(new Date(dataUpdatedAt).toISOString()) })}</p>
        </>
      )}
    </>
  );
}
