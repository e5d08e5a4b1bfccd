import { useTranslation } from 'react-i18next';
import { type Status, useStatus } from '../client/status.js';
import { cityTime } from '../ui/day/city-day.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { DataTable } from '../ui/table/data-table.js';
import { useWord } from '../language/use-language.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { useSignedIn } from '../session/signed-in.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { AlarmsSection } from './alarms-section.js';

/** Shows the page with the status of each part of the program. */
export default function StatusPage() {
  const { t } = useTranslation();
  const { data, error, refetch, dataUpdatedAt } = useStatus();
  const mayReadAlarms = useSignedIn().roles.some(({ role }) => role === 'system-admin');
  return (
    <>
      <PageTitle title={t('status.title')} />
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <p role="status">
            <StatusTag tone={data.status === 'ok' ? 'green' : 'red'}>
              {t(data.status === 'ok' ? 'status.overallOk' : 'status.overallBad')}
            </StatusTag>
          </p>
          <DataTable
            caption={t('status.caption')}
            rows={partsOf(data)}
            rowKey={({ name }) => name}
            empty={t('app.none')}
            columns={[
              {
                key: 'part',
                title: t('status.part'),
                names: true,
                cell: ({ name }) => <CodeWord list="part" code={name} />,
              },
              {
                key: 'state',
                title: t('status.state'),
                cell: ({ status }) => (
                  <StatusTag tone={status === 'ok' ? 'green' : 'red'}>
                    <CodeWord list="health" code={status} />
                  </StatusTag>
                ),
              },
              { key: 'why', title: t('status.why'), cell: ({ why }) => why },
              {
                key: 'signs',
                title: t('status.signs'),
                cell: ({ signs }) => <Signs signs={signs} />,
              },
            ]}
          />
          {mayReadAlarms && <AlarmsSection />}
          <p className="soft small">
            {t('status.version', { version: data.version })}{' '}
            {t('status.refreshed', { at: cityTime(new Date(dataUpdatedAt).toISOString()) })}
          </p>
        </>
      )}
    </>
  );
}

/** One part of the program (such as the database) with its status and further values. */
interface Part {
  name: string;
  status: Status['status'];
  why: string | null;
  signs: [string, unknown][];
}

const partsOf = ({ parts }: Status): Part[] =>
  Object.entries(parts).map(([name, { status, why, ...signs }]) => ({
    name,
    status,
    why,
    signs: Object.entries(signs),
  }));

const INSTANT = /^\d{4}-\d\d-\d\dT/;

function Signs({ signs }: Pick<Part, 'signs'>) {
  const word = useWord();
  return (
    <dl className="proof">
      {signs.map(([name, value]) => (
        <div key={name}>
          <dt>
            <CodeWord list="sign" code={name} />
          </dt>
          <dd>
            {value === null
              ? '—'
              : INSTANT.test(String(value))
                ? cityTime(String(value))
                : word('signValue', String(value))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
