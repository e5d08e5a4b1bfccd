import { definePermissions, worksFor } from '#identity';

/** Permissions of the domain `procedures`, with the policy of each. */
export const proceduresPermissions = definePermissions('procedures', {
  'completion.record': worksFor,
  'procedure.create': worksFor,
  /** Checked for the organisation of the project, and for the department that handles it. */
  'procedure.record': worksFor,
});

declare module '#identity' {
  interface DeclaredPermissions {
    procedures: typeof proceduresPermissions;
  }
}
