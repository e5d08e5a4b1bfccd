import { administersSystem, definePermissions, everyone, manages, worksFor } from '#identity';

/**
 * Permissions of the domain `milestones`. Each permission is mapped to the policy that decides
 * which users have it.
 */
export const milestonesPermissions = definePermissions('milestones', {
  'milestone.create': worksFor,
  'milestone.reforecast': worksFor,
  'milestone.meet': worksFor,
  'milestone.mark-key': manages,
  /** Everybody who moves a milestone reads up to where that takes effect at once. */
  'milestone-move-limit.read': everyone,
  'milestone-move-limit.set': administersSystem,
  'progress.record': worksFor,
});

declare module '#identity' {
  interface DeclaredPermissions {
    milestones: typeof milestonesPermissions;
  }
}
