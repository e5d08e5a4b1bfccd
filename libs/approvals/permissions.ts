import {
  administersSecurity,
  approvesOrServes,
  definePermissions,
  everyone,
  worksFor,
} from '#identity';

import { readsAdministration } from './rules/administrative.js';

/**
 * Permissions of the domain `approvals`. Each permission is mapped to the policy that decides which
 * users have it. Where levels of review are set, they decide further who may decide.
 */
export const approvalsPermissions = definePermissions('approvals', {
  'change-request.read': everyone,
  'change-request.file': worksFor,
  'change-request.decide': approvesOrServes,
  /** To file or decide what concerns no project; who may file which kind, its handler says. */
  'change-request.administer': readsAdministration,
  'review-level.read': everyone,
  'review-level.set': administersSecurity,
});

declare module '#identity' {
  interface DeclaredPermissions {
    approvals: typeof approvalsPermissions;
  }
}
