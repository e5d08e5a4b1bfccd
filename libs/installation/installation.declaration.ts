import { declareDomain } from '#platform/declarations';

/** Declaration of the domain `installation`, which fills a new database. */
export const installationDomain = declareDomain({
  name: 'installation',
  auditActions: ['plan.load'],
});
