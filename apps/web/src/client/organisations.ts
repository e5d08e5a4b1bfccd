import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf, isProblem } from './problem.js';
import { readAll } from './read-all.js';
import { useRequestKey } from './request-key.js';

export type Unit = Schema<'OrganisationView'>;
export type OrganisationHistory = Schema<'OrganisationHistoryView'>;
export type Assignment = Schema<'AssignmentView'>;

const UNITS = ['organisations'] as const;
const ASSIGNMENTS = ['duties'] as const;
const PAGE = 200;

const readOrganisations = (): Promise<Unit[]> =>
  readAll((cursor) =>
    dataOf(api.GET('/api/organisations', { params: { query: { limit: PAGE, cursor } } })),
  );

/** Loads all organisations of the city. */
export const useOrganisations = () =>
  useQuery({ queryKey: UNITS, queryFn: readOrganisations, staleTime: 300_000 });

/** Loads which person holds which role in which organisation today, including delegated roles. */
export const useAssignments = () =>
  useQuery({
    queryKey: ASSIGNMENTS,
    queryFn: () =>
      readAll<Assignment>((cursor) =>
        dataOf(api.GET('/api/duties', { params: { query: { limit: PAGE, cursor } } })),
      ),
  });

/** Loads the former names and parent organisations of an organisation. */
export const useOrganisationHistory = (id: string) =>
  useQuery({
    queryKey: [...UNITS, id, 'history'],
    queryFn: () => dataOf(api.GET('/api/organisations/{id}/history', { params: { path: { id } } })),
  });

/**
 * Returns a function that invalidates cached data after a change of an organisation. Its promise
 * resolves when the data on screen has been reloaded.
 */
function useStale(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [UNITS, ASSIGNMENTS, ['people']].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  };
}

/** Creates an organisation below another one. */
export function useCreateOrganisation() {
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
 * Renames or moves an organisation. When another user changed it since it was loaded, the server
 * rejects the change and the organisations are reloaded.
 */
export function useChangeOrganisation() {
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
