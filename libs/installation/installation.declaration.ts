import { declareDomain } from '#platform';

/** Declaration of the domain `installation`, which fills a new database. */
export const installationDomain = declareDomain({
  name: 'installation',
  auditActions: ['plan.load'],
});
