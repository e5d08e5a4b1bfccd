import { alertsDomain } from '#alerts';
import { ratingsDomain } from '#ratings';
import { disclosureDomain } from '#disclosure';
import { approvalsDomain } from '#approvals';
import { viewsDomain } from '#views';
import { auditDomain } from '#audit';
import { budgetDomain } from '#budget';
import { documentsDomain } from '#documents';
import { identityDomain } from '#identity';
import { ledgerDomain } from '#ledger';
import { contractsDomain } from '#contracts';
import { reconciliationDomain } from '#reconciliation';
import { outsideSystemsDomain } from '#outside-systems';
import { milestonesDomain } from '#milestones';
import { readingsDomain } from '#readings';
import { planDomain } from '#plan';
import { projectsDomain } from '#projects';
import { proceduresDomain } from '#procedures';
import { reportsDomain } from '#reports';
import { papersDomain } from '#papers';
import { meetingsDomain } from '#meetings';
import { searchDomain } from '#search';
import { returnsDomain } from '#returns';
import { projectListsDomain } from '#project-lists';
import { supervisionDomain } from '#supervision';
import { type Domain, platformDomain } from '#platform/declarations';
import { installationDomain } from './installation.declaration.js';

/**
 * The domains of the program. Domains on which others depend come first. A new domain must be added
 * to this list.
 */
export const trackerDomains: readonly Domain[] = [
  platformDomain,
  auditDomain,
  identityDomain,
  approvalsDomain,
  viewsDomain,
  documentsDomain,
  planDomain,
  projectsDomain,
  proceduresDomain,
  milestonesDomain,
  readingsDomain,
  ledgerDomain,
  contractsDomain,
  reconciliationDomain,
  outsideSystemsDomain,
  budgetDomain,
  returnsDomain,
  projectListsDomain,
  supervisionDomain,
  alertsDomain,
  ratingsDomain,
  disclosureDomain,
  reportsDomain,
  papersDomain,
  meetingsDomain,
  searchDomain,
  installationDomain,
];

/** TypeORM entities of all domains, for a connection pool that serves the whole program. */
export const trackerEntities = trackerDomains.flatMap(({ entities }) => entities);
