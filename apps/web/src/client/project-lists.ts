import { useMutation } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';
import { saveFile } from './save-file.js';

export type ProjectListCheck = Schema<'ProjectListCheckDto'>;
export type ListField = NonNullable<ProjectListCheck['columns'][number]['field']>;
export type ListUnit = '元' | '万元' | '亿元';

/** A list of projects, and how it is to be read. */
export interface TypedList {
  file: File;
  organisation: string;
  /** Null where the list states the unit itself. */
  unit: ListUnit | null;
  /** What columns say, by their letters, where a person says otherwise than the headings. */
  columns: Readonly<Record<string, ListField | null>>;
  leftOut: readonly number[];
}

function formOf({ file, organisation, unit, columns, leftOut }: TypedList): FormData {
  const form = new FormData();
  form.append('organisation', organisation);
  if (unit) form.append('unit', unit);
  const said = Object.entries(columns).map(([column, field]) => `${column}:${field ?? ''}`);
  if (said.length > 0) form.append('columns', said.join(';'));
  if (leftOut.length > 0) form.append('leaveOut', leftOut.join(','));
  form.append('file', file);
  return form;
}

const sent = (list: TypedList) => ({
  body: { file: list.file.name, organisation: list.organisation },
  bodySerializer: () => formOf(list),
});

/** Has a list read and checked; nothing is changed. */
export const useCheckProjectList = () =>
  useMutation({
    mutationFn: (list: TypedList) => dataOf(api.POST('/api/project-lists/check', sent(list))),
  });

/** Submits a list as one request. Another person decides it. */
export function useFileProjectList() {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (list: TypedList) =>
      dataOf(
        api.POST('/api/project-lists', {
          params: { header: { 'Idempotency-Key': requestKey } },
          ...sent(list),
        }),
      ),
  });
}

/** Loads the list with a column that says what is wrong with each row, and saves it as a file. */
export const useErrorSheetOfList = () =>
  useMutation({
    mutationFn: async (list: TypedList) => {
      const bytes = await dataOf(
        api.POST('/api/project-lists/error-sheet', { ...sent(list), parseAs: 'blob' }),
      );
      saveFile(bytes, `${list.file.name.replace(/\.\w+$/, '')}-problems.xlsx`);
    },
  });
