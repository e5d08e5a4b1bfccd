import { Alert, Button, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type CalendarYearHead, useCalendarYears } from '../../client/calendar.js';
import { cityTime, cityToday } from '../../ui/day/city-day.js';
import { useSignedIn } from '../../session/signed-in.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { AlertsNav } from '../alerts-nav.js';

const YEAR = { min: 1900, max: 2199 };

/**
 * Shows the page of the working calendar: the years with recorded holidays, and a warning when this
 * year or the next is missing.
 */
export default function CalendarPage() {
  const { t } = useTranslation();
  const pages = useCalendarYears();
  const edits = useSignedIn().roles.some(({ role }) => role === 'system-admin');
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('calendar.title')} />
      </div>
      <AlertsNav />
      <p className="soft">{t('calendar.intro')}</p>
      {pages.items && <UnknownYears known={pages.items} />}
      {edits && <OpenYear />}
      <PagedTable
        pages={pages}
        caption={t('calendar.caption')}
        rowKey={({ year }) => String(year)}
        empty={t('calendar.empty')}
        columns={[
          {
            key: 'year',
            title: t('calendar.year'),
            names: true,
            cell: ({ year }) => <Link to={`/calendar/${year}`}>{year}</Link>,
          },
          {
            key: 'source',
            title: t('alert.source'),
            cell: ({ source }) => <InChinese>{source}</InChinese>,
          },
          {
            key: 'at',
            title: t('calendar.recordedAt'),
            cell: ({ recordedAt }) => <span className="nowrap">{cityTime(recordedAt)}</span>,
          },
          {
            key: 'version',
            title: t('calendar.version'),
            number: true,
            cell: ({ version }) => version,
          },
        ]}
      />
    </>
  );
}

/**
 * Shows a warning about years without recorded holidays. In such years mails are sent Monday to
 * Friday, and no user would notice otherwise.
 */
function UnknownYears({ known }: { known: readonly CalendarYearHead[] }) {
  const { t } = useTranslation();
  const now = Number(cityToday().slice(0, 4));
  const unknown = [now, now + 1].filter((year) => !known.some((one) => one.year === year));
  return (
    <>
      {unknown.map((year) => (
        <Alert
          key={year}
          type={year === now ? 'error' : 'warning'}
          role="status"
          title={t(year === now ? 'calendar.unknownNow' : 'calendar.unknownNext', { year })}
          description={
            <>
              <span>{t('calendar.unknownMeans')}</span>{' '}
              <Link to={`/calendar/${year}`}>{t('calendar.toYear', { year })}</Link>
            </>
          }
        />
      ))}
    </>
  );
}

/** Shows an input that opens the page of any year. */
function OpenYear() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Form<{ year: number }>
      name="open-year"
      layout="inline"
      className="filters"
      initialValues={{ year: Number(cityToday().slice(0, 4)) + 1 }}
      onFinish={({ year }) => void navigate(`/calendar/${year}`)}
    >
      <Form.Item
        name="year"
        label={t('calendar.year')}
        rules={[{ required: true, message: t('app.required') }]}
      >
        <InputNumber precision={0} {...YEAR} />
      </Form.Item>
      <Button htmlType="submit">{t('calendar.open')}</Button>
    </Form>
  );
}
