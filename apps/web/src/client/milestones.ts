import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { useRequestKey } from './request-key.js';

export type Milestone = Schema<'MilestoneDto'>;
/** A milestone of a list, with the name of the person who answers for it. */
export type ListedMilestone = Schema<'ListedMilestoneDto'>;
export type MilestoneChange = Schema<'MilestoneChangeDto'>;
/** A milestone with its predecessors, float, and whether it is on the critical path. */
export type Scheduled = Schema<'ScheduledMilestoneDto'>;

const PAGE = 200;

/** Loads the milestones of a project, sorted by baseline day (the day planned originally). */
export const useMilestones = (projectId: string) =>
  usePages<ListedMilestone>([...projectKey(projectId), 'milestones'], (cursor) =>
    dataOf(
      api.GET('/api/projects/{id}/milestones', {
        params: { path: { id: projectId }, query: { limit: PAGE, cursor } },
      }),
    ),
  );

/** Loads all states that a milestone has had, oldest first. */
export const useMilestoneChanges = (milestone: Milestone) =>
  useQuery({
    queryKey: [...projectKey(milestone.projectId), 'milestone', milestone.id, milestone.version],
    queryFn: () =>
      dataOf(api.GET('/api/milestones/{id}/changes', { params: { path: { id: milestone.id } } })),
  });

/** Creates a milestone for a project. */
export function useCreateMilestone(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'NewMilestoneDto'>) =>
      dataOf(
        api.POST('/api/projects/{id}/milestones', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}

/** Checks whether a change was filed for a decision instead of taking effect at once. */
export const isFiled = (
  answer: Milestone | Schema<'ChangeRequestDetailDto'>,
): answer is Schema<'ChangeRequestDetailDto'> => 'waitsFor' in answer;

/**
 * Changes a milestone; a change that others decide is filed. When another user changed it since it was loaded, the server rejects the
 * request with the problem code EDIT_STALE.
 */
export const useChangeMilestone = (projectId: string) =>
  useMutation({
    mutationFn: ({ read, change }: { read: Milestone; change: MilestoneChange }) =>
      dataOf(
        api.PATCH('/api/milestones/{id}', {
          params: { path: { id: read.id }, header: { 'If-Match': read.etag } },
          body: change,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });

/** Gives several milestones of a project new forecasts: all of them, or none. */
export const useReforecast = (projectId: string) =>
  useMutation({
    mutationFn: (body: Schema<'ReforecastsDto'>) =>
      dataOf(
        api.POST('/api/projects/{id}/milestone-forecasts', {
          params: { path: { id: projectId } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });

/** Loads the schedule of a project: predecessors, float and critical path of its milestones. */
export const useSchedule = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'schedule'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/schedule', { params: { path: { id: projectId } } })),
  });

/**
 * Sets all predecessors of a milestone. When another user changed it since it was loaded, the server
 * rejects the request with the problem code EDIT_STALE.
 */
export const useSetPredecessors = (projectId: string) =>
  useMutation({
    mutationFn: ({
      read,
      predecessors,
    }: {
      read: Milestone;
      predecessors: Schema<'PredecessorDto'>[];
    }) =>
      dataOf(
        api.PUT('/api/milestones/{id}/predecessors', {
          params: { path: { id: read.id }, header: { 'If-Match': read.etag } },
          body: { predecessors },
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });

/** Reads one milestone from the server, bypassing the cache. */
export const readMilestone = (id: string): Promise<Milestone> =>
  dataOf(api.GET('/api/milestones/{id}', { params: { path: { id } } }));

export type DerivedMilestone = Schema<'DerivedMilestoneDto'>;
export type DerivedAnswer = Schema<'DerivedAnswerDto'>;

/** Which derived milestones to list: of one project, or with days before today, or only others. */
export interface DerivedFilter {
  projectId: string | null;
  passed: boolean | null;
}

const DERIVED = ['derived-milestones'] as const;

/** Loads the milestones whose days were inferred from the plan and wait to be verified. */
export const useDerivedMilestones = ({ projectId, passed }: DerivedFilter) =>
  usePages<DerivedMilestone>([...DERIVED, projectId, passed], (cursor) =>
    dataOf(
      api.GET('/api/derived-milestones', {
        params: {
          query: {
            limit: PAGE,
            cursor,
            ...(projectId === null ? {} : { projectId }),
            ...(passed === null ? {} : { passed }),
          },
        },
      }),
    ),
  );

/** Loads how many inferred days wait to be verified, and how many of them have passed. */
export const useDerivedCount = (enabled: boolean) =>
  useQuery({
    queryKey: [...DERIVED, 'count'],
    enabled,
    queryFn: () => dataOf(api.GET('/api/derived-milestones/count')),
  });

/** Answers several inferred days; all of the answers take effect, or none. */
export function useAnswerDerived() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: DerivedAnswer[]) =>
      dataOf(api.POST('/api/derived-milestones/answers', { body: { items } })),
    onSuccess: () =>
      Promise.all(
        [DERIVED, ['project'], ['projects'], ['alerts'], ['layers']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
