import { definePermissions, readsProjects, worksFor } from '#identity';

/** Permissions of the domain `disclosure`, with the policy of each. */
export const disclosurePermissions = definePermissions('disclosure', {
  'disclosure.file': worksFor,
  'disclosure.read': readsProjects,
});

declare module '#identity' {
  interface DeclaredPermissions {
    disclosure: typeof disclosurePermissions;
  }
}
