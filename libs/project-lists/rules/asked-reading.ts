import { refuseField } from '#platform/problem';
import { LIST_FIELDS, type ListField } from './list-columns.js';

/**
 * Reads what a person says of columns: `A:name;D:totalInvestment;E:`, with nothing behind the colon
 * of a column that is not to be read.
 * @throws Problem LIST_COLUMNS_UNREADABLE
 */
export function readColumns(text: string): Readonly<Record<string, ListField | null>> {
  return Object.fromEntries(
    text
      .split(';')
      .filter((part) => part.trim() !== '')
      .map((part): [string, ListField | null] => {
        const [, column, name = ''] = /^\s*([A-Z]{1,3}):(\w*)\s*$/.exec(part) ?? [];
        const field = LIST_FIELDS.find((one) => one === name);
        if (column === undefined || (field === undefined && name !== ''))
          throw refuseField(
            'LIST_COLUMNS_UNREADABLE',
            'columns',
            { value: part.trim().slice(0, 40) },
            `A:name;D:totalInvestment;E: (${LIST_FIELDS.join(', ')})`,
          );
        return [column, field ?? null];
      }),
  );
}

/**
 * Reads the rows that are left out, such as `3,5`.
 * @throws Problem LIST_ROWS_UNREADABLE
 */
export function readRows(text: string): number[] {
  return text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      if (!/^\s*\d{1,7}\s*$/.test(part))
        throw refuseField(
          'LIST_ROWS_UNREADABLE',
          'leaveOut',
          { value: part.trim().slice(0, 40) },
          '3,5',
        );
      return Number(part);
    });
}
