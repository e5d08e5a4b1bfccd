import { definePermissions, worksFor } from '#identity';

/** Permissions of the domain `milestones`, with the policy of each. */
export const milestonesPermissions = definePermissions('milestones', {
  'milestone.create': worksFor,
  'milestone.reforecast': worksFor,
  'milestone.meet': worksFor,
  'progress.record': worksFor,
});

declare module '#identity' {
  interface DeclaredPermissions {
    milestones: typeof milestonesPermissions;
  }
}
