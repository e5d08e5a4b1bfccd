import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Project = Schema<'ProjectDto'>;
export type ProjectDetail = Schema<'ProjectDetailDto'>;
export type ProjectKind = Project['kind'];

/** Only investments are asked for money; without it a reform would look like an investment that hides its figures. */
export const isAskedForMoney = ({ kind }: Pick<Project, 'kind'>): boolean => kind === 'investment';

/** What the portfolio can be narrowed to; null is no narrowing. */
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

/** Key of everything that is remembered of one project; whoever changes it throws that away. */
export const projectKey = (id: string) => ['project', id] as const;

/** One project with what the plan says of it. */
export const useProject = (id: string, enabled = true) =>
  useQuery({
    enabled,
    queryKey: [...projectKey(id), 'page'],
    queryFn: () => dataOf(api.GET('/api/projects/{id}', { params: { path: { id } } })),
  });
