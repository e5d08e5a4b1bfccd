import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cityInstant, cityToday } from '../day/city-day.js';

/**
 * Shows an input for `knownAt`, the point in time as of which figures are shown, in the city's
 * local time. An empty input means now.
 */
export function KnownAtField({
  knownAt,
  onChange,
}: {
  knownAt: string | null;
  onChange: (knownAt: string | null) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  // Must stay the same object while the value is the same: see `DayField`.
  const shown = useMemo(() => (knownAt ? dayjs(cityInstant(knownAt)) : null), [knownAt]);
  return (
    <div className="filter">
      <label htmlFor={id}>{t('spend.knownAt')}</label>
      <DatePicker
        id={id}
        showTime={{ showMillisecond: true }}
        format="YYYY-MM-DD HH:mm:ss.SSS"
        style={{ width: 215 }}
        placeholder={t('spend.now')}
        value={shown}
        onChange={(picked) =>
          onChange(picked ? `${picked.format('YYYY-MM-DDTHH:mm:ss.SSS')}+08:00` : null)
        }
        disabledDate={(day) => day.format('YYYY-MM-DD') > cityToday()}
      />
    </div>
  );
}
