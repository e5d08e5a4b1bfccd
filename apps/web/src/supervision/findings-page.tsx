import { useTranslation } from 'react-i18next';
import { type FindingFilter, useFindings } from '../client/findings.js';
import { useOrganisations } from '../client/organisations.js';
import { Choice } from '../ui/form/choice.js';
import { OneProject } from '../ui/form/one-project.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { useWord } from '../language/use-language.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { ViewsMenu } from '../ui/views/views-menu.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { useFindingColumns } from './finding-columns.js';
import { readFindingFilters, STATES, writeFindingFilters } from './finding-filters.js';

/** Shows the page with audit findings and their states. */
export default function FindingsPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const filters = readFindingFilters(params);
  const pages = useFindings(filters);
  const columns = useFindingColumns({ withProject: true });
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('findings.title')} />
        <span className="spacer" />
        <ViewsMenu page="findings" />
      </div>
      <p className="soft">{t('findings.intro')}</p>
      <FindingFiltersBar
        filters={filters}
        onChange={(change) => editQuery((now) => writeFindingFilters(now, change))}
      />
      <PagedTable
        tall
        stacks
        captionShown
        pages={pages}
        columns={columns}
        caption={t('findings.caption')}
        rowKey={({ id }) => id}
        empty={t('findings.empty')}
      />
    </>
  );
}

function FindingFiltersBar({
  filters,
  onChange,
}: {
  filters: FindingFilter;
  onChange: (change: Partial<FindingFilter>) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const units = useOrganisations().data ?? [];
  return (
    <div className="filters">
      <Choice
        label={t('findings.state')}
        value={filters.state}
        onChange={(state) => onChange({ state })}
        options={STATES.map((value) => ({ value, label: word('auditFindingState', value) }))}
      />
      <Choice
        label={t('findings.unit')}
        value={filters.unitId}
        onChange={(unitId) => onChange({ unitId })}
        width={190}
        search
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {filters.projectId !== null && (
        <OneProject id={filters.projectId} onAll={() => onChange({ projectId: null })} />
      )}
    </div>
  );
}
