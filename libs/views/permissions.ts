import { definePermissions, everyone } from '#identity';

/** Permissions of the domain `views`, with the policy of each. */
export const viewsPermissions = definePermissions('views', {
  'view.save': everyone,
});

declare module '#identity' {
  interface DeclaredPermissions {
    views: typeof viewsPermissions;
  }
}
