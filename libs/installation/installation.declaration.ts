import { declareDomain } from '#platform/declarations';

/** Declaration of the domain `installation`, which fills a new database, backs it up and
 * restores it. */
export const installationDomain = declareDomain({
  name: 'installation',
  auditActions: ['plan.load', 'backup.create', 'backup.restore', 'portfolio.export'],
});
