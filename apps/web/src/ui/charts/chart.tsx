import { Button } from 'antd';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../layout/loading.js';
import { useWord } from '../../language/use-language.js';
import type { MoneyUnit } from '../money/money-unit.js';
import { type ChartDefinition, isEmptyChart } from './chart-definition.js';
import { ChartTable } from './chart-table.js';
import './charts.css';
import { Drawing } from './drawing.js';
import { SaveButtons } from './save-buttons.js';
import type { ChartPicture } from './save-picture.js';
import { useChartCode } from './use-chart-code.js';
import { useNear } from './use-near.js';

interface ChartProps {
  /** Name of the chart, for its caption, its table and its files. */
  title: string;
  definition: ChartDefinition;
  unit: MoneyUnit;
}

/**
 * Shows a chart of amounts with the table of its figures. The code that draws it is loaded when the
 * chart comes into view.
 */
export function Chart({ title, definition, unit }: ChartProps) {
  const { t } = useTranslation();
  const money = useWord()('moneyUnit', unit);
  const [caption, place] = [useId(), useRef<HTMLElement>(null)];
  const near = useNear(place);
  const picture = useRef<(() => ChartPicture) | null>(null);
  const empty = isEmptyChart(definition);
  return (
    <figure className="chart" aria-labelledby={caption} ref={place}>
      <figcaption id={caption}>
        {title} <span className="soft small nowrap">({money})</span>
      </figcaption>
      {empty ? (
        <p className="soft">{t('charts.empty')}</p>
      ) : (
        <Picture
          {...{ title, definition, unit, near }}
          onDrawn={(drawn) => {
            picture.current = drawn;
          }}
        />
      )}
      {!empty && (
        <div className="chart-foot">
          <details>
            <summary>{t('charts.table')}</summary>
            <ChartTable definition={definition} caption={title} unit={unit} />
          </details>
          <SaveButtons title={title} picture={() => picture.current?.() ?? null} />
        </div>
      )}
    </figure>
  );
}

function Picture({
  title,
  definition,
  unit,
  near,
  onDrawn,
}: ChartProps & { near: boolean; onDrawn: (picture: () => ChartPicture) => void }) {
  const { t } = useTranslation();
  const code = useChartCode(near);
  const { categories, series } = definition;
  if (code.data)
    return (
      <Drawing
        init={code.data.init}
        definition={definition}
        unit={unit}
        label={t('charts.label', {
          title,
          series: series.map(({ name }) => name).join(t('app.listComma')),
          from: categories[0] ?? '',
          to: categories.at(-1) ?? '',
        })}
        onDrawn={onDrawn}
      />
    );
  return (
    <div className="chart-waiting">
      {code.error ? (
        <p role="alert">
          {t('charts.failed')}{' '}
          <Button size="small" onClick={() => void code.refetch()}>
            {t('app.retry')}
          </Button>
        </p>
      ) : (
        near && <Loading />
      )}
    </div>
  );
}
