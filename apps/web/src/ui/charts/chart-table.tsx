import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import { RecordedSum } from '../money/amount.js';
import type { MoneyUnit } from '../money/money-unit.js';
import { DataTable } from '../table/data-table.js';
import type { ChartDefinition } from './chart-definition.js';

interface ChartRow {
  name: string;
  at: number;
}

/** Shows the figures of a chart as a table, with a row for each of its categories. */
export function ChartTable({
  definition: { axis, categories, series },
  caption,
  unit,
}: {
  definition: ChartDefinition;
  caption: string;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  return (
    <DataTable<ChartRow>
      caption={caption}
      rows={categories.map((name, at) => ({ name, at }))}
      rowKey={({ at }) => String(at)}
      empty={t('charts.empty')}
      columns={[
        { key: 'category', title: axis, names: true, cell: ({ name }) => name },
        ...series.map(({ key, name, fen }) => ({
          key,
          title: `${name} ${money}`,
          number: true,
          cell: ({ at }: ChartRow) => <RecordedSum quiet fen={fen[at] ?? null} unit={unit} />,
        })),
      ]}
    />
  );
}
