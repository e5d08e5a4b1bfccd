import { Radio } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import { MONEY_UNITS, type MoneyUnit } from './money-unit.js';

/**
 * Shows a switch for the unit of displayed amounts: 亿元 (100 million yuan), 万元 (10,000 yuan) or
 * 元 (yuan).
 */
export function MoneyUnitSwitch({
  unit,
  onChange,
}: {
  unit: MoneyUnit;
  onChange: (unit: MoneyUnit) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const label = useId();
  return (
    <div className="filter">
      <span className="label" id={label}>
        {t('app.money')}
      </span>
      <Radio.Group
        aria-labelledby={label}
        optionType="button"
        buttonStyle="solid"
        name="money"
        value={unit}
        onChange={(event) => onChange(event.target.value as MoneyUnit)}
        options={MONEY_UNITS.map((value) => ({ value, label: word('moneyUnit', value) }))}
      />
    </div>
  );
}
