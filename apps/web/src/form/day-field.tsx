import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface DayFieldProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  /** A day, or a month `YYYY-MM`. */
  of?: 'day' | 'month';
  min?: string;
  max?: string;
  clearable?: boolean;
  placeholder?: string;
}

const FORMAT = { day: 'YYYY-MM-DD', month: 'YYYY-MM' } as const;

/** Asks for a day or a month, typed or picked; holds it as text, so that no time zone can move it. */
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
      {...passed} // id, and what Form.Item adds for screen readers
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
