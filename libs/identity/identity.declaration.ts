import { declareDomain } from '#platform/declarations';
import { identityPermissions } from './permissions.js';
import { identityEntities } from './store/identity-rows.js';
import { identityProblems } from './words/problems.js';
import { identityListWords } from './words/list-words.js';

/** Description of the domain `identity` with everything that it adds to the program. */
export const identityDomain = declareDomain({
  name: 'identity',
  permissions: identityPermissions,
  problems: identityProblems,
  auditActions: [
    'accounts.create-first',
    'delegation.create',
    'delegation.revoke',
    'installation.change-mode',
    'membership.end',
    'membership.grant',
    'password-link.send',
    'password-link.use',
    'password.change',
    'password.reset',
    'person.change',
    'person.create',
    'person.deactivate',
    'role-requirement.edit',
    'second-factor.begin',
    'second-factor.enrol',
    'second-factor.remove',
    'session.begin',
    'session.end',
    'session.prove',
    'session.revoke',
    'token.create',
    'token.end',
    'unit.ask-returns',
    'unit.create',
    'unit.change',
    'unit.move',
    'unit.name-head',
    'unit.rename',
    'unit.return-terms',
  ],
  entities: identityEntities,
  settings: [
    'INSTALLATION',
    'ADMIN_ADDRESSES',
    'SESSION_IDLE_MINUTES',
    'SESSION_IDLE_MINUTES_ADMIN',
    'SESSION_HOURS_MAX',
    'SESSIONS_MAX',
    'PASSWORD_LENGTH_MIN',
    'PASSWORD_KINDS_MIN',
    'PASSWORD_DAYS_MAX',
  ],
  formerAddresses: [
    {
      from: '/api/audit-records',
      to: '/api/audit-events',
      since: new Date('2026-11-30'),
      until: new Date('2027-11-30'),
    },
  ],
  listWords: identityListWords,
});
