import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type DeliveryFilter, type DeliveryState, useDeliveries } from '../../client/deliveries.js';
import { Choice } from '../../ui/form/choice.js';
import { FilterChip } from '../../ui/form/filter-chip.js';
import { ProjectChoice } from '../../ui/form/project-choice.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { useWord } from '../../language/use-language.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { ViewsMenu } from '../../ui/views/views-menu.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { readId, writeFilters } from '../alert-filters.js';
import { AlertsNav } from '../alerts-nav.js';
import { DeliveriesTable } from './deliveries-table.js';

const STATES = [
  'waiting',
  'pending',
  'sent',
  'failed',
  'dropped',
] as const satisfies readonly DeliveryState[];

const readFilter = (params: URLSearchParams): DeliveryFilter => ({
  state: STATES.find((one) => one === params.get('state')) ?? null,
  personId: readId(params, 'personId'),
  projectId: readId(params, 'projectId'),
  alertId: readId(params, 'alertId'),
});

/**
 * Shows the page of the delivery log: for each notification its recipients, times, responses of the
 * mail server, and failures.
 */
export default function DeliveriesPage() {
  const { t } = useTranslation();
  const word = useWord();
  const [params, editQuery] = useAddressQuery();
  const filter = readFilter(params);
  const narrow = (change: Partial<DeliveryFilter>): void =>
    editQuery((now) => writeFilters(now, change));
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('deliveries.title')} />
        <span className="spacer" />
        <ViewsMenu page="deliveries" />
      </div>
      <AlertsNav />
      <p className="soft">{t('deliveries.intro')}</p>
      <div className="filters">
        <Choice
          label={t('deliveries.state')}
          value={filter.state}
          onChange={(state) => narrow({ state })}
          options={STATES.map((value) => ({ value, label: word('deliveryState', value) }))}
        />
        <ProjectChoice
          projectId={filter.projectId}
          onChange={(projectId) => narrow({ projectId })}
        />
        {filter.personId !== null && (
          <FilterChip
            label={t('deliveries.person')}
            all={t('deliveries.allPeople')}
            onAll={() => narrow({ personId: null })}
          >
            <PersonName filter={filter} />
          </FilterChip>
        )}
        {filter.alertId !== null && (
          <FilterChip
            label={t('deliveries.alert')}
            all={t('deliveries.allAlerts')}
            onAll={() => narrow({ alertId: null })}
          >
            <Link to={`/alerts/${filter.alertId}`}>{t('deliveries.toAlert')}</Link>
          </FilterChip>
        )}
      </div>
      <DeliveriesTable filter={filter} onPerson={(personId) => narrow({ personId })} />
    </>
  );
}

/** Shows the name of the person by whom the list is filtered. */
function PersonName({ filter }: { filter: DeliveryFilter }) {
  return (
    <InChinese>
      {useDeliveries(filter).items?.find(({ personId }) => personId === filter.personId)
        ?.personName ?? '…'}
    </InChinese>
  );
}
