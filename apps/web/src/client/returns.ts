import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { readAll } from './read-all.js';
import { sendForm } from './send-form.js';

export type MonthlyReturn = Schema<'ReturnDto'>;
export type ReturnBody = Schema<'ReturnBody'>;

const RETURNS = ['returns'] as const;
const PAGE = 200;

/** Loads the returns of a month, of one organisation or of all, in the order of projects. */
export const useReturns = (month: string, organisation: string | null) =>
  useQuery({
    queryKey: [...RETURNS, month, organisation],
    queryFn: () =>
      readAll((cursor) =>
        dataOf(
          api.GET('/api/returns', {
            params: {
              query: {
                month,
                limit: PAGE,
                cursor,
                ...(organisation === null ? {} : { organisation }),
              },
            },
          }),
        ),
      ),
  });

/** Reads one return from the server, bypassing the cache. */
export const readReturn = (projectId: string, month: string): Promise<MonthlyReturn> =>
  dataOf(
    api.GET('/api/projects/{id}/returns/{month}', { params: { path: { id: projectId, month } } }),
  );

/**
 * Saves what is typed for a project's month. When another user or tab saved meanwhile, the server
 * rejects it with the problem code EDIT_STALE.
 */
export const saveReturn = (read: MonthlyReturn, body: ReturnBody): Promise<MonthlyReturn> =>
  dataOf(
    api.PUT('/api/projects/{id}/returns/{month}', {
      params: {
        path: { id: read.projectId, month: read.month },
        header: { 'If-Match': read.etag },
      },
      body,
    }),
  );

/** Returns a function that puts a return as the server answered it into the loaded lists. */
export function useKeepReturn(): (saved: MonthlyReturn) => void {
  const client = useQueryClient();
  return (saved) => {
    client.setQueriesData<MonthlyReturn[]>({ queryKey: [...RETURNS, saved.month] }, (before) =>
      before?.map((one) => (one.projectId === saved.projectId ? saved : one)),
    );
  };
}

/** Submits a project's month. `unitConfirmed`: amounts far from the months before are meant. */
export function useSubmitReturn() {
  const client = useQueryClient();
  const keep = useKeepReturn();
  return useMutation({
    mutationFn: async ({
      projectId,
      month,
      unitConfirmed,
    }: {
      projectId: string;
      month: string;
      unitConfirmed: boolean;
    }) => {
      await dataOf(
        api.POST('/api/projects/{id}/returns/{month}/submission', {
          params: { path: { id: projectId, month } },
          body: { attestation: true, unitConfirmed },
        }),
      );
      keep(await readReturn(projectId, month));
    },
    onSuccess: () =>
      Promise.all(
        [['change-requests'], [...RETURNS, 'board']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export type BoardRow = Schema<'BoardRowDto'>;
export type BoardMonth = Schema<'BoardMonthDto'>;

/** Loads how far the returns of all organisations are in the months up to `until`. */
export const useReturnBoard = (from: string, until: string) =>
  useQuery({
    queryKey: [...RETURNS, 'board', from, until],
    queryFn: () =>
      readAll((cursor) =>
        dataOf(
          api.GET('/api/returns/board', {
            params: { query: { from, until, limit: PAGE, cursor } },
          }),
        ),
      ),
  });

/** Returns a function that loads returns and the board of returns again. */
export function useStaleReturns(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: RETURNS });
}

export type WorkbookResult = Schema<'WorkbookResultDto'>;

/** Sends a workbook with an organisation’s month, to be rehearsed or to be saved as drafts. */
export function useSendWorkbook(month: string, organisation: string) {
  const stale = useStaleReturns();
  return useMutation({
    mutationFn: ({ file, dryRun }: { file: File; dryRun: boolean }) => {
      const form = new FormData();
      form.append('file', file);
      const query = new URLSearchParams({ month, organisation, dryRun: String(dryRun) });
      return sendForm<WorkbookResult>(`/api/returns/workbook?${query.toString()}`, form, {
        headers: {},
        onProgress: () => undefined,
        signal: new AbortController().signal,
      });
    },
    onSuccess: ({ dryRun }) => (dryRun ? undefined : stale()),
  });
}
