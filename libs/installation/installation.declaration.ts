import { declareDomain } from '#platform';

/** What the installation of a fresh database declares. */
export const installationDomain = declareDomain({
  name: 'installation',
  auditActions: ['plan.load'],
});
