import { definePermissions, worksFor } from '#identity';

/** Permissions of the domain `ratings`, with the policy of each. */
export const ratingsPermissions = definePermissions('ratings', {
  'rating.record': worksFor,
});

declare module '#identity' {
  interface DeclaredPermissions {
    ratings: typeof ratingsPermissions;
  }
}
