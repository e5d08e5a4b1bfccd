import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  type SavedReport,
  useEndSavedReport,
  useReopenedReport,
  useSavedReports,
} from '../client/saved-reports.js';
import { cityInstant, cityTime } from '../ui/day/city-day.js';
import { ProblemMessage, useReason } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { savedAddress } from './saved-address.js';

/**
 * Shows the signed-in user's saved reports. The user can have a report calculated again, to see
 * whether the result is still the same.
 */
export function SavedReports({
  said: statusMessage,
  onSaid,
}: {
  said: string | null;
  onSaid: (statusMessage: string | null) => void;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const pages = useSavedReports();
  const end = useEndSavedReport();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('savedReports.title')}</h2>
      <StatusMessage text={statusMessage} onClose={() => onSaid(null)} />
      {end.error && <ProblemMessage error={end.error} />}
      <PagedTable
        pages={pages}
        caption={t('savedReports.caption')}
        rowKey={({ id }) => id}
        empty={t('savedReports.empty')}
        columns={[
          {
            key: 'name',
            title: t('savedReports.name'),
            names: true,
            cell: (saved) => <SavedName saved={saved} />,
          },
          {
            key: 'period',
            title: t('savedReports.period'),
            cell: ({ period }) => <span className="nowrap">{period.replace('..', ' – ')}</span>,
          },
          {
            key: 'by',
            title: t('spend.groupBy'),
            cell: ({ groupBy }) => groupBy.map((group) => t(`spend.group.${group}`)).join(' · '),
          },
          {
            key: 'asOf',
            title: t('spend.asOf'),
            cell: ({ knownAt }) => <span className="nowrap">{cityInstant(knownAt)}</span>,
          },
          {
            key: 'savedAt',
            title: t('savedReports.savedAt'),
            cell: ({ savedAt }) => <span className="nowrap">{cityTime(savedAt)}</span>,
          },
          {
            key: 'same',
            title: t('savedReports.comparison'),
            cell: (saved) => <Comparison saved={saved} />,
          },
          {
            key: 'end',
            title: t('savedReports.end'),
            cell: ({ id, name }) => (
              <Button
                size="small"
                disabled={end.isPending}
                aria-label={t('savedReports.endOf', { name })}
                onClick={() =>
                  end.mutate(id, { onSuccess: () => onSaid(t('savedReports.ended', { name })) })
                }
              >
                {t('savedReports.end')}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}

function SavedName({ saved }: { saved: SavedReport }) {
  const address = savedAddress(saved);
  const name = <InChinese className="recorded">{saved.name}</InChinese>;
  return address === null ? name : <Link to={`/reports/spend?${address}`}>{name}</Link>;
}

/**
 * Calculates the saved report again on request, and shows whether its hash is still the saved one.
 */
function Comparison({ saved: { id, name } }: { saved: SavedReport }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const reasonOf = useReason();
  const { data, error, isFetching } = useReopenedReport(id, wanted);
  return (
    <div className="lines" role="status">
      {data && (
        <span>
          <StatusTag tone={data.same ? 'green' : 'red'}>
            {t(data.same ? 'savedReports.same' : 'savedReports.different')}
          </StatusTag>
        </span>
      )}
      {data?.byOldRenderer && <span className="small soft">{t('spend.byOldRenderer')}</span>}
      {data && !data.sameUnits && (
        <span className="small soft">{t('savedReports.otherUnits')}</span>
      )}
      {error && <span className="small">{reasonOf(error)}</span>}
      {!data && (
        <span>
          <Button
            size="small"
            loading={isFetching}
            aria-label={t('savedReports.checkOf', { name })}
            onClick={() => setWanted(true)}
          >
            {t('savedReports.check')}
          </Button>
        </span>
      )}
    </div>
  );
}
