import type { Fen } from '#values';

/** A project with a planned and a completed amount in fen; null where one is not known. */
export interface Paired {
  projectId: string;
  parentId: string | null;
  planFen: Fen | null;
  completedFen: Fen | null;
}

/** Returns whether both amounts of a project are known, so that one can be evaluated by the other. */
export const isPaired = ({ planFen, completedFen }: Omit<Paired, 'projectId' | 'parentId'>) =>
  planFen !== null && completedFen !== null;

/**
 * Chooses the projects that are added up, so that no amount counts twice: a project of which both
 * amounts are known stands for its parts as well; otherwise its parts stand for it. A part whose
 * parent is not among the projects stands alone.
 * @returns those that are added up, in their order, and how many lie inside another
 */
export function countedOnce<Project extends Paired>(
  projects: readonly Project[],
): { counted: Project[]; inside: number } {
  const byId = new Map(projects.map((project) => [project.projectId, project]));
  const withParts = new Set(projects.map(({ parentId }) => parentId));
  const above = (project: Project): Project | undefined =>
    project.parentId === null ? undefined : byId.get(project.parentId);
  const isInside = (project: Project): boolean => {
    const passed = new Set([project.projectId]);
    for (let at = above(project); at && !passed.has(at.projectId); at = above(at)) {
      if (isPaired(at)) return true;
      passed.add(at.projectId);
    }
    return false;
  };
  const inside = projects.filter(isInside);
  const left = new Set(inside);
  const counted = projects.filter(
    (project) => !left.has(project) && (isPaired(project) || !withParts.has(project.projectId)),
  );
  return { counted, inside: inside.length };
}
