import { Select } from 'antd';
import { useId } from 'react';

/** Shows a select input with a label, of which one option is always chosen. */
export function PickOne<Value extends string | number>({
  label,
  value,
  options,
  onChange,
  width = 140,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  width?: number;
}) {
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <Select<Value>
        id={id}
        style={{ width }}
        value={value}
        popupMatchSelectWidth={false}
        options={[...options]}
        onChange={onChange}
      />
    </div>
  );
}
