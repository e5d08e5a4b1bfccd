import { declareDomain } from '#platform/declarations';
import { auditEntities } from './store/audit-entities.js';

/** Description of the domain `audit` with everything that it adds to the program. */
export const auditDomain = declareDomain({
  name: 'audit',
  auditActions: ['audit.export', 'list.export'],
  entities: auditEntities,
});
