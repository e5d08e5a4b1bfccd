import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../client/calendar.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { isWeekend, yearGrid } from './year-grid.js';

interface YearMonthsProps {
  year: number;
  days: readonly CalendarDay[];
  /** Called when a day is clicked; without it the calendar is read-only. */
  onDay?: (on: string) => void;
}

const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/**
 * Shows the twelve months of a year. Holidays and working weekend days are labelled and have the
 * name of the holiday.
 */
export function YearMonths({ year, days, onDay }: YearMonthsProps) {
  const { t } = useTranslation();
  const told = new Map(days.map((day) => [day.on, day]));
  return (
    <div className="months">
      {yearGrid(year).map(({ month, weeks }) => (
        <table key={month} className="month">
          <caption>{month}</caption>
          <thead>
            <tr>
              {WEEKDAYS.map((name) => (
                <th key={name} scope="col">
                  <abbr title={t(`calendar.${name}`)}>{t(`calendar.short.${name}`)}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week, at) => (
              <tr key={at}>
                {week.map((on, place) => (
                  <td
                    key={on ?? place}
                    className={on === null ? undefined : classOf(on, told.get(on))}
                  >
                    {on !== null && <Day on={on} told={told.get(on)} onDay={onDay} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

const classOf = (on: string, told: CalendarDay | undefined): string =>
  told ? told.kind : isWeekend(on) ? 'weekend' : 'workday';

function Day({
  on,
  told,
  onDay,
}: {
  on: string;
  told: CalendarDay | undefined;
  onDay: YearMonthsProps['onDay'];
}) {
  const { t } = useTranslation();
  const words = told ? (
    <>
      {t(`calendar.kind.${told.kind}`)} <InChinese>{told.name}</InChinese>
    </>
  ) : (
    t(isWeekend(on) ? 'calendar.weekend' : 'calendar.workday')
  );
  const shown = (
    <>
      <span aria-hidden="true">{Number(on.slice(8))}</span>
      {told && (
        <span aria-hidden="true" className="month-mark">
          {t(`calendar.mark.${told.kind}`)}
        </span>
      )}
      <span className="offscreen">
        {on} {words}
      </span>
    </>
  );
  if (!onDay)
    return (
      <span className="month-day" title={told?.name}>
        {shown}
      </span>
    );
  return (
    <button type="button" className="month-day" title={told?.name} onClick={() => onDay(on)}>
      {shown}
    </button>
  );
}
