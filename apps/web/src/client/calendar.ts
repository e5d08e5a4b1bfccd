import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf, isProblem } from './problem.js';
import { useRequestKey } from './request-key.js';
import { taggedOf } from './tagged.js';

export type CalendarDay = Schema<'CalendarDayDto'>;
export type CalendarYearHead = Schema<'CalendarYearHeadDto'>;
/**
 * A calendar year with its ETag. A later change has to send the ETag, so that the server can detect
 * conflicts.
 */
export type CalendarYear = Schema<'CalendarYearDto'> & { etag: string };
/** Request body that replaces the content of a calendar year. */
export type WantedYear = Schema<'CalendarYearChangeDto'>;

const YEARS = ['calendar-years'] as const;

const readYear = (year: number): Promise<CalendarYear> =>
  taggedOf(api.GET('/api/calendar-years/{year}', { params: { path: { year } } }));

/** Loads the years for which holidays are recorded, newest first. */
export const useCalendarYears = () =>
  usePages<CalendarYearHead>(YEARS, (cursor) =>
    dataOf(api.GET('/api/calendar-years', { params: { query: { limit: 100, cursor } } })),
  );

/**
 * Loads one year with the days that differ from the ordinary week (holidays, working weekend days).
 * The data is null when the year is not recorded.
 */
export const useCalendarYear = (year: number) =>
  useQuery({
    queryKey: [...YEARS, year],
    queryFn: async (): Promise<CalendarYear | null> => {
      try {
        return await readYear(year);
      } catch (error) {
        if (isProblem(error, 'NOT_FOUND')) return null;
        throw error;
      }
    },
  });

/**
 * Creates or changes a calendar year. When another user changed it since it was loaded, the server
 * rejects the change and the year is reloaded.
 */
export function useSaveYear(year: number) {
  const client = useQueryClient();
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: ({
      etag,
      wanted,
    }: {
      etag: string | null;
      wanted: WantedYear;
    }): Promise<CalendarYear> =>
      etag === null
        ? taggedOf(
            api.POST('/api/calendar-years', {
              params: { header: { 'Idempotency-Key': requestKey } },
              body: { year, ...wanted },
            }),
          )
        : taggedOf(
            api.PUT('/api/calendar-years/{year}', {
              params: { path: { year }, header: { 'If-Match': etag } },
              body: wanted,
            }),
          ),
    onSettled: () => client.invalidateQueries({ queryKey: YEARS }),
  });
}
