import { useTranslation } from 'react-i18next';

const COLUMNS = {
  completed: 'sum',
  funds: 'funds',
  paid: 'paid',
  physicalPercent: 'physicalPercent',
  physicalWords: 'physicalWords',
  problems: 'problems',
  nextMonth: 'nextMonth',
  explanation: 'explanation',
} as const;

/** Returns a function that names a field of a return as its column is named. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation();
  return (field) => {
    const column = Object.entries(COLUMNS).find(([name]) => name === field)?.[1];
    return column === undefined ? '' : t(`monthly.column.${column}`);
  };
}
