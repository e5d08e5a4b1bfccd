import { definePermissions } from '#identity';

/** Permissions of the domain `project-lists`, with the policy of each. */
export const projectListsPermissions = definePermissions('project-lists', {});

declare module '#identity' {
  interface DeclaredPermissions {
    projectLists: typeof projectListsPermissions;
  }
}
