import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Project = Schema<'ProjectDto'>;
export type ProjectDetail = Schema<'ProjectDetailDto'>;
export type ProjectKind = Project['kind'];

/**
 * Whether a project has figures of money. Only investments have; a reform must not look like an
 * investment with missing figures.
 */
export const isAskedForMoney = ({ kind }: Pick<Project, 'kind'>): boolean => kind === 'investment';

/** Filters of the portfolio; null means no restriction. */
export interface ProjectFilter {
  q: string | null;
  column: number | null;
  kind: ProjectKind | null;
  flagship: boolean | null;
  unitId: string | null;
}

const PAGE = 100;

/** The portfolio, flagships first. */
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

/** Cache key of all data about one project, used to invalidate it after a change. */
export const projectKey = (id: string) => ['project', id] as const;

/** One project with its content in the plan. */
export const useProject = (id: string, enabled = true) =>
  useQuery({
    enabled,
    queryKey: [...projectKey(id), 'page'],
    queryFn: () => dataOf(api.GET('/api/projects/{id}', { params: { path: { id } } })),
  });
