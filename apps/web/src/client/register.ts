import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { usePages } from './paged.js';
import { type Project, projectKey } from './projects.js';
import { readAll } from './read-all.js';
import { useRequestKey } from './request-key.js';
import { taggedOf } from './tagged.js';

export type Registration = Schema<'RegistrationDto'>;
export type ProjectEdit = Schema<'ProjectEditDto'>;
export type FiledChange = Schema<'ChangeRequestDetailDto'>;

/** Loads one project with its ETag, which a change of it has to send. */
export const useProjectToEdit = (id: string | null) =>
  useQuery({
    enabled: id !== null,
    queryKey: [...projectKey(id ?? ''), 'to-edit'],
    queryFn: () => taggedOf(api.GET('/api/projects/{id}', { params: { path: { id: id ?? '' } } })),
    staleTime: Infinity,
    gcTime: 0,
  });

/** Files a new project. Another person decides it. */
export function useRegister() {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Registration) =>
      dataOf(
        api.POST('/api/projects', { params: { header: { 'Idempotency-Key': requestKey } }, body }),
      ),
  });
}

/** Files a change of what is recorded of a project. Another person decides it. */
export function useEditProject(id: string, etag: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: ProjectEdit) =>
      dataOf(
        api.PATCH('/api/projects/{id}', {
          params: { path: { id }, header: { 'If-Match': etag, 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(id),
  });
}

/** Loads the stages that a project entered, the latest first. */
export const useStageMoves = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'stage-moves'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/stage-moves', { params: { path: { id: projectId } } })),
  });

/** Loads the organisations that led a project, the present one first. */
export const useLeadingOrganisations = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'organisations'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/organisations', { params: { path: { id: projectId } } })),
  });

/** Files the move of a project to another stage. */
export function useMoveStage(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'StageMoveDto'>) =>
      dataOf(
        api.POST('/api/projects/{id}/stage-moves', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}

/** Files the transfer of a project to another organisation, from a day on. */
export function useTransferProject(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'ProjectTransferDto'>) =>
      dataOf(
        api.POST('/api/projects/{id}/transfer', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}

/** An item of a plan, as it is offered for a choice. */
export interface OfferedItem {
  plan: string;
  column: number;
  number: number;
  title: string;
}

/** Loads all items of all plans. They change only when a plan is loaded. */
export const useOfferedItems = () =>
  useQuery({
    queryKey: ['plan-items', 'all'],
    staleTime: 3_600_000,
    queryFn: async (): Promise<OfferedItem[]> => {
      const { items: plans } = await dataOf(api.GET('/api/plans'));
      const all: OfferedItem[] = [];
      for (const { code } of plans)
        all.push(
          ...(
            await readAll((cursor) =>
              dataOf(
                api.GET('/api/plan-items', {
                  params: { query: { plan: code, limit: 200, cursor } },
                }),
              ),
            )
          ).map(({ column, number, title }) => ({ plan: code, column, number, title })),
        );
      return all;
    },
  });

/** Loads who may be named as in charge of the projects of an organisation. */
export const usePeopleInCharge = (organisationId: string | undefined) =>
  useQuery({
    enabled: organisationId !== undefined,
    queryKey: ['people-in-charge', organisationId],
    queryFn: () =>
      dataOf(
        api.GET('/api/organisations/{code}/people-in-charge', {
          params: { path: { code: organisationId ?? '' } },
        }),
      ),
  });

/** Loads the projects of which no stage is recorded yet. */
export const useNotRecorded = () =>
  usePages<Project>(['projects', 'not-recorded'], (cursor) =>
    dataOf(
      api.GET('/api/projects', {
        params: { query: { limit: 100, cursor, stage: 'not-recorded' } },
      }),
    ),
  );

/** Files the stage and tier of several projects, as one request. */
export function useFileFirstFacts() {
  const client = useQueryClient();
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'FirstFactsDto'>) =>
      dataOf(
        api.POST('/api/projects/first-facts', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['projects'] }),
  });
}
