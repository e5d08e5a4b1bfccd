import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { readAll } from './read-all.js';

export type Project = Schema<'ProjectDto'>;
export type ProjectDetail = Schema<'ProjectDetailDto'>;
export type ProjectKind = Project['kind'];

/**
 * Checks whether a project has amounts of money. Only investment projects have. For other kinds no
 * amounts are shown, so that they do not look like investments with missing amounts.
 */
export const isAskedForMoney = ({ kind }: Pick<Project, 'kind'>): boolean => kind === 'investment';

/** Filters of the list of projects; null means no restriction. */
export interface ProjectFilter {
  q: string | null;
  column: number | null;
  kind: ProjectKind | null;
  flagship: boolean | null;
  unitId: string | null;
}

const PAGE = 100;

/** Loads the list of projects, flagship projects first. */
export const useProjects = ({ q, column, kind, flagship, unitId }: ProjectFilter) =>
  usePages<Project>(['projects', { q, column, kind, flagship, unitId }], (cursor) =>
    dataOf(
      api.GET('/api/projects', {
        params: {
          query: {
            limit: PAGE,
            cursor,
            q: q ?? undefined,
            column: column ?? undefined,
            kind: kind ?? undefined,
            flagship: flagship ?? undefined,
            unitId: unitId ?? undefined,
          },
        },
      }),
    ),
  );

/** Loads all projects that the user sees, for the page that says what is due. */
export const useAllProjects = () =>
  useQuery({
    queryKey: ['projects', 'all'],
    queryFn: () =>
      readAll((cursor) =>
        dataOf(api.GET('/api/projects', { params: { query: { limit: PAGE, cursor } } })),
      ),
  });

/**
 * Returns the common prefix of the cache keys of one project's data, used to invalidate them all
 * after a change.
 */
export const projectKey = (id: string) => ['project', id] as const;

/** Loads one project with the targets and attributes that the plan states for it. */
export const useProject = (id: string, enabled = true) =>
  useQuery({
    enabled,
    queryKey: [...projectKey(id), 'page'],
    queryFn: () => dataOf(api.GET('/api/projects/{id}', { params: { path: { id } } })),
  });
