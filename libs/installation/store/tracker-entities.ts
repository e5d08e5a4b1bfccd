import { alertEntities } from '#alerts';
import { auditEntities } from '#audit';
import { costEntities, changeRequestEntities, membershipEntities, planningEntities } from '#budget';
import { importEntities } from '#returns';
import { ledgerEntities } from '#ledger';
import { findingEntities } from '#supervision';
import { identityEntities } from '#identity';
import { milestoneEntities } from '#milestones';
import { platformEntities } from '#platform';
import { planEntities } from '#plan';
import { projectEntities } from '#projects';
import { savedReportEntities } from '#reports';

/** TypeORM entities of all libraries, for a connection pool that serves the whole program. */
export const trackerEntities = [
  ...platformEntities,
  ...auditEntities,
  ...identityEntities,
  ...planEntities,
  ...projectEntities,
  ...milestoneEntities,
  ...ledgerEntities,
  ...importEntities,
  ...changeRequestEntities,
  ...costEntities,
  ...planningEntities,
  ...membershipEntities,
  ...findingEntities,
  ...alertEntities,
  ...savedReportEntities,
];
