import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface ChoiceProps<Value extends string | number> {
  label: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value | null) => void;
  width?: number;
  search?: boolean;
}

/**
 * Shows a select input with a label that filters a list. Its first option, “all”, removes the
 * filter.
 */
export function Choice<Value extends string | number>({
  label,
  value,
  options,
  onChange,
  width = 130,
  search = false,
}: ChoiceProps<Value>) {
  const { t } = useTranslation();
  const id = useId();
  const ALL = '';
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <Select<Value | ''>
        id={id}
        style={{ width }}
        value={value ?? ALL}
        showSearch={search && { optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={[{ value: ALL, label: t('app.all') }, ...options]}
        onChange={(chosen) => onChange(chosen === ALL ? null : chosen)}
      />
    </div>
  );
}
