import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOrganisations } from '../../client/organisations.js';
import { useReturns } from '../../client/returns.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { cityToday } from '../../ui/day/city-day.js';
import { Choice } from '../../ui/form/choice.js';
import { MoneyUnitSwitch } from '../../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { monthBefore, monthsUpTo } from './months.js';
import { ReturnsSheet } from './returns-sheet.js';
import { WorkbookPanel } from './workbook-panel.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** Shows the monthly returns of all projects that the user sees, a month at a time. */
export default function ReturnsPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const [unit, setUnit] = useMoneyUnit('wan');
  const today = cityToday().slice(0, 7);
  const asked = params.get('month') ?? '';
  const month = MONTH.test(asked) ? asked : monthBefore(today);
  const organisation = params.get('organisation');
  const organisations = useOrganisations().data ?? [];
  const returns = useReturns(month, organisation);
  const dueOn = returns.data?.[0]?.dueOn;
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('monthly.title')} />
        <span className="spacer" />
        <Link to="/returns/board">{t('monthly.toBoard')}</Link>
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <p className="soft">{t('monthly.intro')}</p>
      <MonthTabs month={month} today={today} params={params} />
      <div className="filters">
        <Choice
          label={t('monthly.organisation')}
          value={organisation}
          onChange={(id) =>
            editQuery((now) => {
              const changed = new URLSearchParams(now);
              if (id === null) changed.delete('organisation');
              else changed.set('organisation', id);
              return changed;
            })
          }
          options={organisations.map(({ id: value, name: label }) => ({ value, label }))}
        />
      </div>
      {dueOn !== undefined && (
        <p>{dueOn === null ? t('monthly.dueUnknown') : t('monthly.dueOn', { day: dueOn })}</p>
      )}
      {organisation !== null && (
        <WorkbookPanel key={`${month} ${organisation}`} month={month} organisation={organisation} />
      )}
      {returns.error && (
        <ProblemMessage error={returns.error} retry={() => void returns.refetch()} />
      )}
      {returns.data ? (
        <ReturnsSheet key={`${month} ${unit}`} month={month} unit={unit} items={returns.data} />
      ) : (
        !returns.error && <Loading />
      )}
    </>
  );
}

/** Shows links to the present month and the five before it. */
function MonthTabs({
  month,
  today,
  params,
}: {
  month: string;
  today: string;
  params: URLSearchParams;
}) {
  const { t } = useTranslation();
  const months = monthsUpTo(today, 6);
  const addressOf = (one: string): string => {
    const query = new URLSearchParams(params);
    query.set('month', one);
    return `?${query.toString()}`;
  };
  return (
    <nav className="subnav" aria-label={t('monthly.months')}>
      <ul>
        {(months.includes(month) ? months : [...months, month]).map((one) => (
          <li key={one}>
            <Link to={addressOf(one)} aria-current={one === month ? 'page' : undefined}>
              {one}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
