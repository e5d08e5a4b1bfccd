import { audits, definePermissions, isService, judgesAnswers, worksFor } from '#identity';

/**
 * Permissions of the domain `supervision`. Each permission is mapped to the policy that decides
 * which users have it.
 */
export const supervisionPermissions = definePermissions('supervision', {
  'finding.raise': audits,
  /**
   * Only users of the organisation may answer a finding about the organisation; services of the
   * program may not.
   */
  'finding.answer': (actor, subject) => worksFor(actor, subject) && !isService(actor),
  'finding.judge': judgesAnswers,
});

declare module '#identity' {
  interface DeclaredPermissions {
    supervision: typeof supervisionPermissions;
  }
}
