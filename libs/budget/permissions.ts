import {
  administersSystem,
  approves,
  definePermissions,
  everyone,
  manages,
  worksFor,
} from '#identity';

/**
 * Permissions of the domain `budget`. Each permission is mapped to the policy that decides which
 * users have it.
 */
export const budgetPermissions = definePermissions('budget', {
  'project.carry-over': manages,
  'project.join-plan': manages,
  'budget.file': worksFor,
  'budget-rule.read': everyone,
  'budget-rule.edit': administersSystem,
  'filing.approve': approves,
});

declare module '#identity' {
  interface DeclaredPermissions {
    budget: typeof budgetPermissions;
  }
}
