import { declareDomain } from '#platform';
import { auditEntities } from './store/audit-entities.js';

/** What the domain `audit` adds to the program. */
export const auditDomain = declareDomain({
  name: 'audit',
  auditActions: ['audit.export'],
  entities: auditEntities,
});
