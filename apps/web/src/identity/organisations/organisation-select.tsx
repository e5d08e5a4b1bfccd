import { Select } from 'antd';
import type { Unit } from '../../client/organisations.js';

/** Shows a select input for an organisation, searchable by name or code. */
export function OrganisationSelect({
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
      {...passed} // id, value, and accessibility attributes that Form.Item adds
      showSearch={{ optionFilterProp: 'label' }}
      options={units.map(({ id, name }) => ({ value: id, label: `${name} · ${id}` }))}
    />
  );
}
