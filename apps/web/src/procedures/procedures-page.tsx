import { Button, Checkbox } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../client/organisations.js';
import { type ProcedureFilter, useDepartmentLoads, useProcedures } from '../client/procedures.js';
import { useWord } from '../language/use-language.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { Choice } from '../ui/form/choice.js';
import { DataTable } from '../ui/table/data-table.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { ViewsMenu } from '../ui/views/views-menu.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { useProcedureColumns } from './procedure-columns.js';
import { readProcedureFilters, STATES, writeProcedureFilters } from './procedure-filters.js';
import { OrganisationName } from './procedure-name.js';

/** Shows what each department holds and how often it was late, and the procedures themselves. */
export default function ProceduresPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const filters = readProcedureFilters(params);
  const change = (changed: Partial<ProcedureFilter>): void =>
    editQuery((now) => writeProcedureFilters(now, changed));
  const pages = useProcedures(filters);
  const columns = useProcedureColumns({ withProject: true });
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('procedures.title')} />
        <span className="spacer" />
        <ViewsMenu page="procedures" />
      </div>
      <p className="soft">{t('procedures.intro')}</p>
      <Departments onChoose={(organisationId) => change({ organisationId })} />
      <FiltersBar filters={filters} onChange={change} />
      <PagedTable
        stacks
        captionShown
        pages={pages}
        columns={columns}
        caption={t('procedures.caption')}
        rowKey={({ id }) => id}
        empty={t('procedures.empty')}
        marked={({ late, state }) => late === true && state === 'accepted'}
      />
    </>
  );
}

function FiltersBar({
  filters,
  onChange,
}: {
  filters: ProcedureFilter;
  onChange: (change: Partial<ProcedureFilter>) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const organisations = useOrganisations().data ?? [];
  return (
    <div className="filters">
      <Choice
        label={t('procedures.department')}
        value={filters.organisationId}
        onChange={(organisationId) => onChange({ organisationId })}
        width={190}
        search
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Choice
        label={t('procedures.state')}
        value={filters.state}
        onChange={(state) => onChange({ state })}
        options={STATES.map((value) => ({ value, label: word('procedureState', value) }))}
      />
      <Checkbox
        checked={filters.late}
        onChange={({ target }) => onChange({ late: target.checked })}
      >
        {t('procedures.onlyLate')}
      </Checkbox>
    </div>
  );
}

function Departments({ onChoose }: { onChoose: (organisationId: string) => void }) {
  const { t } = useTranslation();
  const heading = useId();
  const { data, error, refetch } = useDepartmentLoads();
  if (error) return <ProblemMessage error={error} retry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('procedures.departments')}</h2>
      <DataTable
        caption={t('procedures.departmentsCaption')}
        rows={data.items}
        rowKey={({ organisationId }) => organisationId}
        empty={t('app.none')}
        columns={[
          {
            key: 'department',
            title: t('procedures.department'),
            names: true,
            cell: ({ organisationId }) => (
              <Button type="link" size="small" onClick={() => onChoose(organisationId)}>
                <OrganisationName id={organisationId} />
              </Button>
            ),
          },
          { key: 'held', title: t('procedures.held'), number: true, cell: ({ held }) => held },
          {
            key: 'lateNow',
            title: t('procedures.lateNow'),
            number: true,
            cell: ({ lateNow }) =>
              lateNow > 0 ? <StatusTag tone="red">{lateNow}</StatusTag> : lateNow,
          },
          {
            key: 'lateBefore',
            title: t('procedures.lateBefore'),
            number: true,
            cell: ({ lateBefore }) => lateBefore,
          },
          { key: 'done', title: t('procedures.doneCount'), number: true, cell: ({ done }) => done },
        ]}
      />
      {data.items.some(({ notCounted }) => notCounted > 0) && (
        <p className="soft small">{t('procedures.notCounted')}</p>
      )}
    </section>
  );
}
