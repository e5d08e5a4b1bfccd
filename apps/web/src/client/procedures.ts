import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Procedure = Schema<'ProcedureDto'>;
export type ProcedureState = Procedure['state'];
export type ProcedureStepName = Schema<'ProcedureStepDto'>['step'];
export type CompletionFacts = Schema<'CompletionFactPageDto'>;
export type CompletionFact = Schema<'NewCompletionFactDto'>['fact'];
export type DepartmentLoad = Schema<'DepartmentLoadDto'>;

/** Filters of the list of procedures; null means no restriction. */
export interface ProcedureFilter {
  organisationId: string | null;
  state: ProcedureState | null;
  late: boolean;
}

const PROCEDURES = 'procedures';
const PAGE = 100;

/** Loads procedures of the projects that the user may see, and those of the user's department. */
export const useProcedures = ({ organisationId, state, late }: ProcedureFilter) =>
  usePages<Procedure>([PROCEDURES, 'list', { organisationId, state, late }], (cursor) =>
    dataOf(
      api.GET('/api/procedures', {
        params: {
          query: {
            limit: PAGE,
            cursor,
            organisationId: organisationId ?? undefined,
            state: state ?? undefined,
            late: late ? true : undefined,
          },
        },
      }),
    ),
  );

/** Loads what each department holds and how often it was late. */
export const useDepartmentLoads = () =>
  useQuery({
    queryKey: [PROCEDURES, 'departments'],
    queryFn: () => dataOf(api.GET('/api/procedures/departments', {})),
  });

/** Loads the procedures of a project. */
export const useProjectProcedures = (projectId: string) =>
  useQuery({
    queryKey: [PROCEDURES, 'project', projectId],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/procedures', { params: { path: { id: projectId } } })),
  });

/** Loads one procedure. */
export const useProcedure = (id: string) =>
  useQuery({
    queryKey: [PROCEDURES, 'one', id],
    queryFn: () => dataOf(api.GET('/api/procedures/{id}', { params: { path: { id } } })),
  });

/**
 * Returns a function that invalidates cached data after a procedure has changed. Its promise
 * resolves when the data on screen has been reloaded.
 */
export function useAfterProcedure(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [PROCEDURES] });
}

/** Enters a procedure of a project. */
export function useCreateProcedure(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'NewProcedureDto'>) =>
      dataOf(
        api.POST('/api/projects/{id}/procedures', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterProcedure(),
  });
}

/**
 * Records a step of a procedure. The cached procedure is replaced by the answer, because the
 * department cannot read it again after the step that ended it.
 */
export function useRecordStep(id: string) {
  const requestKey = useRequestKey();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ProcedureStepDto'>) =>
      dataOf(
        api.POST('/api/procedures/{id}/steps', {
          params: { path: { id }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: (procedure) => {
      client.setQueryData([PROCEDURES, 'one', id], procedure);
      return client.invalidateQueries({
        queryKey: [PROCEDURES],
        predicate: ({ queryKey }) => queryKey[1] !== 'one',
      });
    },
  });
}

/** Loads the facts of a project's completion. */
export const useCompletionFacts = (projectId: string) =>
  useQuery({
    queryKey: [PROCEDURES, 'completion', projectId],
    queryFn: () =>
      dataOf(
        api.GET('/api/projects/{id}/completion-facts', { params: { path: { id: projectId } } }),
      ),
  });

/** Records a fact of a project's completion. */
export function useRecordCompletion(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'NewCompletionFactDto'>) =>
      dataOf(
        api.POST('/api/projects/{id}/completion-facts', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterProcedure(),
  });
}
