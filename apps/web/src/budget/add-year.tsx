import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { cityToday } from '../ui/day/city-day.js';

const AROUND = 10;

/**
 * Shows a select input that adds a year to an editable table. It offers years close to the present
 * year that are not displayed yet.
 */
export function AddYear({
  shown,
  onAdd,
}: {
  shown: readonly number[];
  onAdd: (year: number) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const now = Number(cityToday().slice(0, 4));
  const years = Array.from({ length: 2 * AROUND + 1 }, (_, at) => now - AROUND + at).filter(
    (year) => !shown.includes(year),
  );
  return (
    <div className="filter">
      <label htmlFor={id}>{t('budget.sheet.addYear')}</label>
      <Select<number | null>
        id={id}
        style={{ width: 130 }}
        value={null}
        options={years.map((value) => ({ value, label: String(value) }))}
        onChange={(year) => {
          if (year !== null) onAdd(year);
        }}
      />
    </div>
  );
}
