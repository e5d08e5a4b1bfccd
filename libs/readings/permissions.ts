import { definePermissions, worksFor } from '#identity';

/** Permissions of the domain `readings`, with the policy of each. */
export const readingsPermissions = definePermissions('readings', {
  'reading.file': worksFor,
});

declare module '#identity' {
  interface DeclaredPermissions {
    readings: typeof readingsPermissions;
  }
}
