import { definePermissions } from '#identity';

/** Permissions of the domain `search`, with the policy of each. */
export const searchPermissions = definePermissions('search', {});

declare module '#identity' {
  interface DeclaredPermissions {
    search: typeof searchPermissions;
  }
}
