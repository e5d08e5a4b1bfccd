import { useTranslation } from 'react-i18next';
import { useChangeRequests } from '../../client/budget-change-requests.js';
import { Choice } from '../../ui/form/choice.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { useWord } from '../../language/use-language.js';
import { MoneyUnitSwitch } from '../../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import { useSignedIn } from '../../session/signed-in.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { useChangeRequestColumns } from './change-request-columns.js';
import {
  KINDS,
  readChangeRequestFilters,
  STATES,
  usualState,
  writeChangeRequestFilters,
} from './change-request-filters.js';

/**
 * Shows the page with budget change requests. By default managers, who decide, see pending ones,
 * and all other users see all.
 */
export default function ChangeRequestsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { roles } = useSignedIn();
  const [params, editQuery] = useAddressQuery();
  const [unit, setUnit] = useMoneyUnit('wan');
  const usual = usualState(roles.map(({ role }) => role));
  const filters = readChangeRequestFilters(params, usual);
  const pages = useChangeRequests(filters);
  const columns = useChangeRequestColumns(unit, { withProject: true });
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('budget.filings.title')} />
        <span className="spacer" />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <p className="soft">{t('budget.filings.intro')}</p>
      <div className="filters">
        <Choice
          label={t('approvals.state')}
          value={filters.state}
          onChange={(state) => editQuery((now) => writeChangeRequestFilters(now, { state }, usual))}
          options={STATES.map((value) => ({ value, label: word('filingState', value) }))}
        />
        <Choice
          label={t('approvals.kind')}
          value={filters.kind}
          onChange={(kind) => editQuery((now) => writeChangeRequestFilters(now, { kind }, usual))}
          options={KINDS.map((value) => ({ value, label: word('filingKind', value) }))}
        />
      </div>
      <PagedTable
        tall
        stacks
        captionShown
        pages={pages}
        columns={columns}
        caption={t('budget.filings.caption')}
        rowKey={({ id }) => id}
        empty={t('budget.filings.empty')}
      />
    </>
  );
}
