import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf, isProblem } from './problem.js';
import { readAll } from './read-all.js';
import { useRequestKey } from './request-key.js';

export type Unit = Schema<'OrganisationView'>;
export type UnitHistory = Schema<'OrganisationHistoryView'>;
export type Duty = Schema<'DutyView'>;

const UNITS = ['organisations'] as const;
const DUTIES = ['duties'] as const;
const PAGE = 200;

const readUnits = (): Promise<Unit[]> =>
  readAll((cursor) =>
    dataOf(api.GET('/api/organisations', { params: { query: { limit: PAGE, cursor } } })),
  );

/** Every unit of the city. */
export const useUnits = () => useQuery({ queryKey: UNITS, queryFn: readUnits, staleTime: 300_000 });

/** Who acts in what role for which unit today, lent roles included. */
export const useDuties = () =>
  useQuery({
    queryKey: DUTIES,
    queryFn: () =>
      readAll<Duty>((cursor) =>
        dataOf(api.GET('/api/duties', { params: { query: { limit: PAGE, cursor } } })),
      ),
  });

/** What a unit was called and where it stood. */
export const useUnitHistory = (id: string) =>
  useQuery({
    queryKey: [...UNITS, id, 'history'],
    queryFn: () => dataOf(api.GET('/api/organisations/{id}/history', { params: { path: { id } } })),
  });

/** Throws away what a change of a unit made old; resolves when what is on screen has been read again. */
function useStale(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [UNITS, DUTIES, ['people']].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  };
}

/** Registers a unit below another. */
export function useCreateUnit() {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'NewOrganisationBody'>) =>
      dataOf(
        api.POST('/api/organisations', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useStale(),
  });
}

/** Renames or moves a unit as it was read; when somebody else changed it since, it is read again. */
export function useChangeUnit() {
  const stale = useStale();
  return useMutation({
    mutationFn: ({ unit, change }: { unit: Unit; change: Schema<'OrganisationChangeBody'> }) =>
      dataOf(
        api.PATCH('/api/organisations/{id}', {
          params: { path: { id: unit.id }, header: { 'If-Match': unit.etag } },
          body: change,
        }),
      ),
    onSuccess: stale,
    onError: (error) => (isProblem(error, 'EDIT_STALE') ? stale() : undefined),
  });
}
