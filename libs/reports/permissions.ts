import { definePermissions, manages, readsProjects } from '#identity';

/** Permissions of the domain `reports`, with the policy of each. */
export const reportsPermissions = definePermissions('reports', {
  'report.spend': readsProjects,
  'display-token.manage': manages,
});

declare module '#identity' {
  interface DeclaredPermissions {
    reports: typeof reportsPermissions;
  }
}
