import { definePermissions, manages, readsProjects } from '#identity';

/** Permissions of the domain `meetings`, with the policy of each. */
export const meetingsPermissions = definePermissions('meetings', {
  /** Planning and opening a meeting of an organisation, and recording what it decided. */
  'meeting.hold': manages,
  'meeting.read': readsProjects,
});

declare module '#identity' {
  interface DeclaredPermissions {
    meetings: typeof meetingsPermissions;
  }
}
