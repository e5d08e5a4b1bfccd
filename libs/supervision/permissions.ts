import {
  approves,
  audits,
  definePermissions,
  isService,
  decidesAnswers,
  manages,
  type Policy,
  worksFor,
} from '#identity';

/** Allows an action to officers and managers of the organisation; not to services of the program. */
const worksThere: Policy = (actor, subject) => worksFor(actor, subject) && !isService(actor);

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
  'finding.answer': worksThere,
  'finding.judge': decidesAnswers,
  /** A problem, a risk or what a project waits for is entered by whoever works for it. */
  'supervision.register': worksThere,
  /** What another has to do is ordered by a manager over the organisation that is to do it. */
  'supervision.direct': manages,
  'supervision.answer': worksThere,
  'supervision.judge': approves,
  'supervision.withdraw': worksThere,
});

declare module '#identity' {
  interface DeclaredPermissions {
    supervision: typeof supervisionPermissions;
  }
}
