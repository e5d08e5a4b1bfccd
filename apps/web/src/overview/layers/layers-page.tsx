import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type LayerFilter, type ProjectLayers, useLayers } from '../../client/layers.js';
import { useOrganisations } from '../../client/organisations.js';
import { usePlanColumns } from '../../client/plan.js';
import { Choice } from '../../ui/form/choice.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import { MoneyUnitSwitch } from '../../ui/money/money-unit-switch.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import type { Column } from '../../ui/table/data-table.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { ViewsMenu } from '../../ui/views/views-menu.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { KINDS } from '../portfolio/portfolio-filters.js';
import { BudgetTotals } from './budget-totals.js';
import {
  LAYERS,
  LEVELS,
  NO_LAYER_FILTERS,
  readLayerFilters,
  writeLayerFilters,
} from './layer-filters.js';
import { LayerResultCell } from './layer-result.js';

/**
 * Shows the page that compares each project's spending with three limits: the approved total, the
 * year plan and the plan period. Each result has an explanation and its input values.
 */
export default function LayersPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const [unit, setUnit] = useMoneyUnit('yi');
  const filters = readLayerFilters(params);
  const pages = useLayers(filters);
  const columns = useLayerColumns(unit);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('layers.title')} />
        <span className="spacer" />
        <ViewsMenu page="layers" />
      </div>
      <p className="soft">{t('layers.intro')}</p>
      <div className="filters">
        <LayerFilters
          filters={filters}
          onChange={(change) => editQuery((now) => writeLayerFilters(now, change))}
        />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <BudgetTotals filter={filters} unit={unit} />
      <PagedTable
        pages={pages}
        columns={columns}
        captionShown
        caption={t('layers.caption')}
        rowKey={({ projectId }) => projectId}
        empty={t('portfolio.empty')}
        tall
        pinned
      />
    </>
  );
}

function LayerFilters({
  filters,
  onChange,
}: {
  filters: LayerFilter;
  onChange: (change: Partial<LayerFilter>) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const columns = usePlanColumns().data?.items ?? [];
  const units = useOrganisations().data ?? [];
  return (
    <>
      <Choice
        label={t('layers.level')}
        value={filters.level}
        onChange={(level) => onChange(level === null ? { level, layer: null } : { level })}
        options={LEVELS.map((value) => ({ value, label: word('level', value) }))}
      />
      {filters.level !== null && (
        <Choice
          label={t('layers.layer')}
          value={filters.layer}
          onChange={(layer) => onChange({ layer })}
          options={LAYERS.map((value) => ({ value, label: word('dimension', value) }))}
        />
      )}
      <Choice
        label={t('portfolio.column')}
        value={filters.column}
        onChange={(column) => onChange({ column })}
        width={200}
        search
        options={columns.map(({ number, title }) => ({
          value: number,
          label: `${number} ${title}`,
        }))}
      />
      <Choice
        label={t('portfolio.kind')}
        value={filters.kind}
        onChange={(kind) => onChange({ kind })}
        options={KINDS.map((kind) => ({ value: kind, label: word('kind', kind) }))}
      />
      <Choice
        label={t('portfolio.flagship')}
        value={filters.flagship === null ? null : String(filters.flagship)}
        onChange={(flagship) =>
          onChange({ flagship: flagship === null ? null : flagship === 'true' })
        }
        options={[
          { value: 'true', label: t('portfolio.flagshipOnly') },
          { value: 'false', label: t('portfolio.flagshipNot') },
        ]}
      />
      <Choice
        label={t('portfolio.unit')}
        value={filters.unitId}
        onChange={(unitId) => onChange({ unitId })}
        width={190}
        search
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button
        onClick={() => onChange(NO_LAYER_FILTERS)}
        disabled={Object.values(filters).every((value) => value === null)}
      >
        {t('portfolio.clear')}
      </Button>
    </>
  );
}

function useLayerColumns(unit: MoneyUnit): Column<ProjectLayers>[] {
  const { t } = useTranslation();
  const word = useWord();
  const result = (of: 'approvedTotal' | 'yearPlan' | 'planPeriod') => (row: ProjectLayers) => (
    <LayerResultCell result={row[of]} projectName={row.projectName} unit={unit} />
  );
  return [
    {
      key: 'name',
      title: t('portfolio.name'),
      names: true,
      cell: ({ projectId, projectName, flagship }) => (
        <>
          <Link to={`/projects/${projectId}`}>
            <InChinese>{projectName}</InChinese>
          </Link>
          {flagship && (
            <>
              {' '}
              <StatusTag tone="green">{t('portfolio.flagshipTag')}</StatusTag>
            </>
          )}
        </>
      ),
    },
    {
      key: 'ceiling',
      title: `${t('layers.ceiling')} (${word('moneyUnit', unit)})`,
      number: true,
      cell: ({ ceiling }) => <Ceiling ceiling={ceiling} unit={unit} />,
    },
    { key: 'total', title: word('dimension', 'approved-total'), cell: result('approvedTotal') },
    { key: 'year', title: word('dimension', 'year-plan'), cell: result('yearPlan') },
    { key: 'period', title: word('dimension', 'plan-period'), cell: result('planPeriod') },
    {
      key: 'place',
      title: t('portfolio.place'),
      cell: ({ place }) => <InChinese className="nowrap">{place}</InChinese>,
    },
    {
      key: 'kind',
      title: t('portfolio.kind'),
      cell: ({ kind }) => (
        <span className="nowrap">
          <CodeWord list="kind" code={kind} />
        </span>
      ),
    },
  ];
}

function Ceiling({
  ceiling: { amountFen, label, scope },
  unit,
}: {
  ceiling: ProjectLayers['ceiling'];
  unit: MoneyUnit;
}) {
  return (
    <>
      <Amount fen={amountFen} unit={unit} />
      {amountFen !== null && (
        <div className="soft small">
          <CodeWord list="scope" code={scope} /> · {label}
        </div>
      )}
    </>
  );
}
