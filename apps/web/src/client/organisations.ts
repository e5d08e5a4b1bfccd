import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf, isProblem } from './problem.js';
import { readAll } from './read-all.js';
import { useRequestKey } from './request-key.js';

export type Unit = Schema<'OrganisationView'>;
export type UnitHistory = Schema<'OrganisationHistoryView'>;
export type Assignment = Schema<'AssignmentView'>;

const UNITS = ['organisations'] as const;
const ASSIGNMENTS = ['duties'] as const;
const PAGE = 200;

const readUnits = (): Promise<Unit[]> =>
  readAll((cursor) =>
    dataOf(api.GET('/api/organisations', { params: { query: { limit: PAGE, cursor } } })),
  );

/** All organisations of the city. */
export const useUnits = () => useQuery({ queryKey: UNITS, queryFn: readUnits, staleTime: 300_000 });

/** Which person has which role in which organisation today, delegations included. */
export const useAssignments = () =>
  useQuery({
    queryKey: ASSIGNMENTS,
    queryFn: () =>
      readAll<Assignment>((cursor) =>
        dataOf(api.GET('/api/duties', { params: { query: { limit: PAGE, cursor } } })),
      ),
  });

/** Former names and parents of an organisation. */
export const useUnitHistory = (id: string) =>
  useQuery({
    queryKey: [...UNITS, id, 'history'],
    queryFn: () => dataOf(api.GET('/api/organisations/{id}/history', { params: { path: { id } } })),
  });

/**
 * Returns a function that invalidates cached data after a change of an organisation. It resolves
 * when the data on screen has been reloaded.
 */
function useStale(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [UNITS, ASSIGNMENTS, ['people']].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  };
}

/** Creates an organisation below another. */
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

/**
 * Renames or moves an organisation. When somebody else changed it since it was loaded, the server
 * rejects the change and it is reloaded.
 */
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
