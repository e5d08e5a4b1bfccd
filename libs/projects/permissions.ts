import { definePermissions, manages, readsProjects, worksFor } from '#identity';

/**
 * Permissions of the domain `projects`. Each permission is mapped to the policy that decides which
 * users have it.
 */
export const projectsPermissions = definePermissions('projects', {
  'project.read': readsProjects,
  /**
   * Checked for the organisation that gives the project away and for the one that receives it; the
   * actor must manage both.
   */
  'project.hand-over': manages,
  'project.relate': manages,
  /** Files what is decided by another person: a new project, and changes of one. */
  'project.register': worksFor,
  'project.edit': worksFor,
  'project.move-stage': worksFor,
  'project.transfer': worksFor,
  'project-code.register': worksFor,
  /**
   * The approval regime decides which financial rules apply to a project. Officers have to follow
   * these rules, so they may not set the regime; managers may.
   */
  'approval-regime.record': manages,
});

declare module '#identity' {
  interface DeclaredPermissions {
    projects: typeof projectsPermissions;
  }
}
