import { DatePicker } from 'antd';
import dayjs from 'dayjs';

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
  return (
    <DatePicker
      {...passed} // id, and accessibility attributes that Form.Item adds
      picker={of === 'day' ? 'date' : 'month'}
      format={format}
      allowClear={clearable}
      placeholder={placeholder ?? format}
      style={{ width: 150 }}
      value={value ? dayjs(value, format) : null}
      onChange={(picked) => onChange?.(picked ? picked.format(format) : null)}
      disabledDate={(one) => {
        const text = one.format(format);
        return (min !== undefined && text < min) || (max !== undefined && text > max);
      }}
    />
  );
}
