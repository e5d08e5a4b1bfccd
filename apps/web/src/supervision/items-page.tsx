import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOrganisations } from '../client/organisations.js';
import { type SupervisionFilter, useSupervisionItems } from '../client/supervision.js';
import { useWord } from '../language/use-language.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { useSignedIn } from '../session/signed-in.js';
import { Choice } from '../ui/form/choice.js';
import { OneProject } from '../ui/form/one-project.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { ViewsMenu } from '../ui/views/views-menu.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { useItemColumns } from './item-columns.js';
import { ITEM_STATES, KINDS, readItemFilters, writeItemFilters } from './item-filters.js';

/** Shows the list of what organisations have to see to by a day (督办), audit findings among it. */
export default function ItemsPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const filters = readItemFilters(params);
  const pages = useSupervisionItems(filters);
  const columns = useItemColumns({ withProject: true });
  const mayOpen = useSignedIn().roles.some(({ role }) => role === 'manager' || role === 'officer');
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('supervision.title')} />
        <span className="spacer" />
        <ViewsMenu page="supervision" />
        {mayOpen && <Link to="/supervision/new">{t('supervision.open')}</Link>}
      </div>
      <p className="soft">{t('supervision.intro')}</p>
      <ItemFiltersBar
        filters={filters}
        onChange={(change) => editQuery((now) => writeItemFilters(now, change))}
      />
      <PagedTable
        tall
        stacks
        captionShown
        pages={pages}
        columns={columns}
        caption={t('supervision.caption')}
        rowKey={({ id }) => id}
        marked={({ overdue }) => overdue}
        empty={t('supervision.empty')}
      />
    </>
  );
}

function ItemFiltersBar({
  filters,
  onChange,
}: {
  filters: SupervisionFilter;
  onChange: (change: Partial<SupervisionFilter>) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const me = useSignedIn().person.id;
  const organisations = useOrganisations().data ?? [];
  return (
    <div className="filters">
      <Choice
        label={t('supervision.kind')}
        value={filters.kind}
        onChange={(kind) => onChange({ kind })}
        options={KINDS.map((value) => ({ value, label: word('supervisionKind', value) }))}
      />
      <Choice
        label={t('supervision.state')}
        value={filters.state}
        onChange={(state) => onChange({ state })}
        options={ITEM_STATES.map((value) => ({ value, label: word('supervisionState', value) }))}
      />
      <Choice
        label={t('supervision.organisation')}
        value={filters.organisationId}
        onChange={(organisationId) => onChange({ organisationId })}
        width={190}
        search
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Checkbox
        checked={filters.ownerId === me}
        onChange={({ target }) => onChange({ ownerId: target.checked ? me : null })}
      >
        {t('supervision.mine')}
      </Checkbox>
      <Checkbox
        checked={filters.overdue === true}
        onChange={({ target }) => onChange({ overdue: target.checked ? true : null })}
      >
        {t('supervision.onlyOverdue')}
      </Checkbox>
      {filters.projectId !== null && (
        <OneProject id={filters.projectId} onAll={() => onChange({ projectId: null })} />
      )}
      {filters.alertId !== null && (
        <Checkbox checked onChange={() => onChange({ alertId: null })}>
          {t('supervision.ofOneAlert')}
        </Checkbox>
      )}
    </div>
  );
}
