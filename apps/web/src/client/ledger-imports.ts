import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';
import { addressOf } from './base-path.js';

export type LedgerImport = Schema<'LedgerImportDto'>;
export type LedgerImportDetail = Schema<'LedgerImportDetailDto'>;
export type ImportUnit = LedgerImport['unit'];

const KEY = 'ledger-imports';
/** Polling interval while an uploaded file is being processed, in milliseconds. */
const ASK_AGAIN_MS = 1_000;

/** Loads the uploaded files of historical ledger entries, newest first. */
export const useLedgerImports = () =>
  usePages<LedgerImport>([KEY, 'list'], (cursor) =>
    dataOf(api.GET('/api/ledger-imports', { params: { query: { limit: 50, cursor } } })),
  );

/** Checks whether an uploaded file is still waiting for processing or being processed. */
export const isUnderWay = ({ state }: Pick<LedgerImport, 'state'>): boolean =>
  state === 'waiting' || state === 'running';

/** Loads one uploaded file. Polls until its processing has ended. */
export const useLedgerImport = (id: string) =>
  useQuery({
    queryKey: [KEY, id],
    queryFn: () => dataOf(api.GET('/api/ledger-imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? ASK_AGAIN_MS : false),
  });

/** Data of the upload form. The control totals are in fen (0.01 yuan), as strings. */
export interface HandedIn {
  file: File;
  sheet: string | null;
  unit: ImportUnit;
  controlCompletedFen: string | null;
  controlFundsFen: string | null;
  controlPaidFen: string | null;
  unitConfirmed: boolean;
  repeatConfirmed: boolean;
  openingConfirmed: boolean;
}

function formOf({ file, ...fields }: HandedIn): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (value !== null) form.append(name, String(value));
  form.append('file', file);
  return form;
}

/**
 * Uploads a file of historical ledger entries. Repeating the same request has no further effect.
 */
export function useUploadImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ requestKey, ...handedIn }: HandedIn & { requestKey: string }) =>
      dataOf(
        api.POST('/api/ledger-imports', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body: { file: handedIn.file.name, unit: handedIn.unit },
          bodySerializer: () => formOf(handedIn),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

/** Submits an uploaded file for approval, after it was checked without errors. */
export function useSendImport(id: string) {
  const client = useQueryClient();
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/ledger-imports/{id}/proposal', {
          params: { path: { id }, header: { 'Idempotency-Key': requestKey } },
        }),
      ),
    onSuccess: (sent) => client.setQueryData([KEY, id], sent),
  });
}

/** Returns the URL of the list of errors in an uploaded file, in a file format and a language. */
export const errorSheetAddress = (
  id: string,
  format: 'csv' | 'xlsx',
  language: 'zh' | 'en',
): string =>
  addressOf(`/api/ledger-imports/${id}/errors?${new URLSearchParams({ format, language })}`);

/** Returns the URL of an empty template whose columns have the expected headings. */
export const templateAddress = (format: 'csv' | 'xlsx'): string =>
  addressOf(`/api/ledger-imports/template?format=${format}`);
