import { Select } from 'antd';
import type { Unit } from '../../client/organisations.js';

/** Chooses a unit by name or code, typed or picked. */
export function UnitSelect({
  units,
  ...passed
}: {
  units: readonly Unit[];
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
}) {
  return (
    <Select
      {...passed} // id, value, and what Form.Item adds for screen readers
      showSearch={{ optionFilterProp: 'label' }}
      options={units.map(({ id, name }) => ({ value: id, label: `${name} · ${id}` }))}
    />
  );
}
