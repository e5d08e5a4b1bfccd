import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { groupsIn, type SpendReport, type SpendRow } from '../client/spend.js';
import type { SpendGroup } from '../client/spend-groups.js';
import { useWord } from '../language/use-language.js';
import type { EditQuery } from '../layout/use-address-query.js';
import { Chart } from '../ui/charts/chart.js';
import type { Months } from '../ui/day/month-range.js';
import { PickOne } from '../ui/form/pick-one.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import {
  CHART_FORMS,
  type ChartChoice,
  MEASURES,
  readChartChoice,
  spendChart,
  writeChartChoice,
} from './spend-chart.js';
import { CODES, known, SHOWN } from './spend-table.js';

/**
 * Shows the rows of the report as a chart, once the user asks for it: stacked bars by the chosen
 * groupings. Reports of single entries have none.
 */
export function SpendChartPanel({
  report,
  months,
  unit,
  params,
  onEdit,
}: {
  report: SpendReport;
  months: Months;
  unit: MoneyUnit;
  params: URLSearchParams;
  onEdit: (edit: EditQuery) => void;
}) {
  const { t } = useTranslation();
  const groupBy = groupsIn(report.manifest);
  if (groupBy.includes('entry') || report.rows.length === 0) return null;
  const choice = readChartChoice(params, groupBy);
  const show = (chosen: ChartChoice | null): void => onEdit((now) => writeChartChoice(now, chosen));
  const first = (): ChartChoice | null =>
    readChartChoice(new URLSearchParams({ chart: MEASURES[0] }), groupBy);
  return (
    <section className="panel" aria-label={t('spend.chart.title')}>
      <div className="panel-head">
        <Button
          size="small"
          aria-expanded={choice !== null}
          onClick={() => show(choice ? null : first())}
        >
          {t(choice ? 'spend.chart.hide' : 'spend.chart.show')}
        </Button>
        {choice && (
          <span className="soft small">
            {t(choice.axis === 'project' ? 'spend.chart.each' : 'spend.chart.once')}
          </span>
        )}
      </div>
      {choice && (
        <>
          <ChoiceForm choice={choice} groupBy={groupBy} onChange={show} />
          <SpendChart report={report} choice={choice} months={months} unit={unit} />
        </>
      )}
    </section>
  );
}

function ChoiceForm({
  choice,
  groupBy,
  onChange,
}: {
  choice: ChartChoice;
  groupBy: readonly SpendGroup[];
  onChange: (choice: ChartChoice) => void;
}) {
  const { t } = useTranslation();
  const groups = groupBy.map((group) => ({ value: group, label: t(`spend.group.${group}`) }));
  return (
    <div className="filters">
      <PickOne
        label={t('spend.chart.measure')}
        value={choice.measure}
        options={MEASURES.map((value) => ({ value, label: t(`spend.${value}`) }))}
        onChange={(measure) => onChange({ ...choice, measure })}
      />
      <PickOne
        label={t('spend.chart.axis')}
        value={choice.axis}
        options={groups}
        onChange={(axis) =>
          onChange({ ...choice, axis, stack: choice.stack === axis ? choice.axis : choice.stack })
        }
      />
      <PickOne<SpendGroup | 'no'>
        label={t('spend.chart.stack')}
        value={choice.stack ?? 'no'}
        options={[
          { value: 'no', label: t('spend.chart.noStack') },
          ...groups.filter(({ value }) => value !== choice.axis),
        ]}
        onChange={(stack) => onChange({ ...choice, stack: stack === 'no' ? null : stack })}
      />
      {choice.stack && (
        <PickOne
          label={t('spend.chart.form')}
          value={choice.form}
          options={CHART_FORMS.map((value) => ({ value, label: t(`spend.chart.forms.${value}`) }))}
          onChange={(form) => onChange({ ...choice, form })}
        />
      )}
    </div>
  );
}

function SpendChart({
  report,
  choice,
  months,
  unit,
}: {
  report: SpendReport;
  choice: ChartChoice;
  months: Months;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const textOf = useGroupText();
  const named = {
    measure: t(`spend.${choice.measure}`),
    axis: t(`spend.group.${choice.axis}`),
    ...months,
  };
  return (
    <Chart
      title={
        choice.stack
          ? t('spend.chart.ofStacked', { ...named, stack: t(`spend.group.${choice.stack}`) })
          : t('spend.chart.of', named)
      }
      definition={spendChart(
        report.rows.map((row) => known(report, row)),
        choice,
        {
          axis: named.axis,
          measure: named.measure,
          notStated: t('spend.notStated'),
          rest: (count) => t('spend.chart.rest', { count }),
          textOf,
        },
      )}
      unit={unit}
    />
  );
}

/** Returns a function that names a row in a grouping, or gives null where the row states none. */
function useGroupText(): (group: SpendGroup, row: SpendRow) => string | null {
  const { t } = useTranslation();
  const word = useWord();
  return (group, row) => {
    if (group === 'column')
      return row.column == null ? null : t('spend.columnOf', { number: row.column });
    if (group === 'item')
      return row.planItem == null ? null : `${row.planItem} ${row.planItemTitle ?? ''}`.trim();
    if (group === 'project') return row.projectName ?? null;
    const value = row[SHOWN[group] ?? (group as keyof SpendRow)];
    if (value === null || value === undefined) return null;
    if (group === 'flagship') return t(value === true ? 'spend.yes' : 'spend.no');
    return group in CODES ? word(CODES[group as keyof typeof CODES], String(value)) : String(value);
  };
}
