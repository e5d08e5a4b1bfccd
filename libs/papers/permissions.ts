import { definePermissions, manages, readsProjects } from '#identity';

/** Permissions of the domain `papers`, with the policy of each. */
export const papersPermissions = definePermissions('papers', {
  /** Issuing a paper of an organisation. */
  'paper.issue': manages,
  'paper.read': readsProjects,
});

declare module '#identity' {
  interface DeclaredPermissions {
    papers: typeof papersPermissions;
  }
}
