import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type CalendarYear, useCalendarYear } from '../../client/calendar.js';
import { cityTime } from '../../ui/day/city-day.js';
import { Loading } from '../../layout/loading.js';
import { NoSuchPage } from '../../layout/no-such-page.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useSignedIn } from '../../session/signed-in.js';
import { DataTable } from '../../ui/table/data-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { YearEditor } from './year-editor.js';
import { YearMonths } from './year-months.js';

const YEAR = /^(19|20|21)\d\d$/;

/** Shows the page of one calendar year with its months. System administrators can edit it. */
export default function YearPage() {
  const { year = '' } = useParams();
  return YEAR.test(year) ? <Year key={year} year={Number(year)} /> : <NoSuchPage />;
}

function Year({ year }: { year: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCalendarYear(year);
  const edits = useSignedIn().roles.some(({ role }) => role === 'system-admin');
  const [editing, setEditing] = useState(false);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <>
      <p>
        <Link to="/calendar">{t('calendar.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={t('calendar.titleOf', { year })} />
        <span className="spacer" />
        {data !== undefined && edits && !editing && (
          <Button
            type="primary"
            onClick={() => {
              setStatusMessage(null);
              setEditing(true);
            }}
          >
            {t(data === null ? 'calendar.announce' : 'calendar.correct')}
          </Button>
        )}
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data === null && (
        <Alert
          type="warning"
          role="status"
          title={t('calendar.unknownNext', { year })}
          description={t('calendar.unknownMeans')}
        />
      )}
      {data !== undefined && editing && (
        <YearEditor
          year={year}
          known={data}
          onDone={() => {
            setEditing(false);
            setStatusMessage(t('calendar.saved', { year }));
          }}
          onClose={() => setEditing(false)}
        />
      )}
      {data && !editing && <Known known={data} />}
    </>
  );
}

function Known({ known }: { known: CalendarYear }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="soft">
        {t('alert.source')}
        {t('alerts.colon')}
        <InChinese>{known.source}</InChinese> ·{' '}
        {t('calendar.versionOf', { version: known.version, at: cityTime(known.recordedAt) })}
      </p>
      <YearMonths year={known.year} days={known.days} />
      <DataTable
        caption={t('calendar.daysCaption')}
        captionShown
        rows={known.days}
        rowKey={({ on }) => on}
        empty={t('app.none')}
        columns={[
          {
            key: 'on',
            title: t('calendar.day'),
            names: true,
            cell: ({ on }) => <span className="nowrap">{on}</span>,
          },
          {
            key: 'kind',
            title: t('calendar.dayKind'),
            cell: ({ kind }) => t(`calendar.kind.${kind}`),
          },
          {
            key: 'name',
            title: t('calendar.dayName'),
            cell: ({ name }) => <InChinese>{name}</InChinese>,
          },
        ]}
      />
    </>
  );
}
