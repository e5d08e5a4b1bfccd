import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../client/organisations.js';
import { useBulletinPreview } from '../client/papers.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { holds } from '../session/may.js';
import { useSignedIn } from '../session/signed-in.js';
import { cityTime, cityToday } from '../ui/day/city-day.js';
import { monthBefore } from '../ui/day/month-before.js';
import { DayField } from '../ui/form/day-field.js';
import { MoneyUnitSwitch } from '../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../ui/money/use-money-unit.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { BulletinView } from './bulletin-view.js';
import { IssueDialog } from './issue-dialog.js';
import { PapersTable } from './papers-table.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** Shows the bulletin of a month as it would be issued now, and the papers that were issued. */
export default function PapersPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const [unit, setUnit] = useMoneyUnit('yi');
  const [issuing, setIssuing] = useState(false);
  const [said, say] = useState<string | null>(null);
  const newest = monthBefore(cityToday());
  const asked = params.get('month') ?? '';
  const month = MONTH.test(asked) && asked <= newest ? asked : newest;
  const mayIssue = useMayIssue();
  const field = useId();
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('papers.title')} />
        <span className="spacer" />
        {mayIssue && (
          <Button type="primary" onClick={() => setIssuing(true)}>
            {t('papers.issueMonth', { month })}
          </Button>
        )}
      </div>
      <p className="soft">{t(mayIssue ? 'papers.introIssuing' : 'papers.intro')}</p>
      <StatusMessage text={said} onClose={() => say(null)} />
      <div className="filters">
        <div className="filter">
          <label htmlFor={field}>{t('papers.month')}</label>
          <DayField
            id={field}
            of="month"
            value={month}
            max={newest}
            clearable={false}
            onChange={(chosen) =>
              editQuery((now) => {
                const changed = new URLSearchParams(now);
                changed.set('month', chosen ?? newest);
                return changed;
              })
            }
          />
        </div>
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <Preview month={month} unit={unit} />
      <h2>{t('papers.kept')}</h2>
      <PapersTable />
      {issuing && (
        <IssueDialog
          month={month}
          onClose={() => setIssuing(false)}
          onDone={({ number }) => {
            setIssuing(false);
            say(t('papers.done', { number }));
          }}
        />
      )}
    </>
  );
}

/** Returns whether the user is a manager of the city, which is above all other organisations. */
function useMayIssue(): boolean {
  const me = useSignedIn();
  const organisations = useOrganisations().data ?? [];
  return organisations
    .filter(({ parentId }) => parentId === null)
    .some(({ id }) => holds(me, ['manager'], id, organisations));
}

function Preview({
  month,
  unit,
}: {
  month: string;
  unit: Parameters<typeof BulletinView>[0]['unit'];
}) {
  const { t } = useTranslation();
  const { data, error, refetch } = useBulletinPreview(month);
  if (!data)
    return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
  return (
    <>
      <p className="soft small">
        {t('papers.basis', {
          projects: data.projects,
          asOf: data.bulletin.asOf,
          at: cityTime(data.knownAt),
        })}
      </p>
      <BulletinView bulletin={data.bulletin} unit={unit} />
    </>
  );
}
