import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useMemo } from 'react';

interface DayFieldProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  /** `day` for values like `YYYY-MM-DD`, `month` for values like `YYYY-MM`. */
  of?: 'day' | 'month';
  min?: string;
  max?: string;
  clearable?: boolean;
  placeholder?: string;
}

const FORMAT = { day: 'YYYY-MM-DD', month: 'YYYY-MM' } as const;

/**
 * Shows an input for a day or a month that can be typed or picked. Its value is a string, so that
 * no time zone can shift the day.
 */
export function DayField({
  value,
  onChange,
  of = 'day',
  min,
  max,
  clearable = true,
  placeholder,
  ...passed
}: DayFieldProps) {
  const format = FORMAT[of];
  // The picker takes another object for another value, and would drop what is being typed whenever
  // the page around it is rendered again.
  const shown = useMemo(() => (value ? dayjs(value, format) : null), [value, format]);
  return (
    <DatePicker
      {...passed} // id, and accessibility attributes that Form.Item adds
      picker={of === 'day' ? 'date' : 'month'}
      format={format}
      allowClear={clearable}
      placeholder={placeholder ?? format}
      style={{ width: 150 }}
      value={shown}
      onChange={(picked) => onChange?.(picked ? picked.format(format) : null)}
      disabledDate={(one) => {
        const text = one.format(format);
        return (min !== undefined && text < min) || (max !== undefined && text > max);
      }}
    />
  );
}
