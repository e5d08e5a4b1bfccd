import type { Me, Role } from '../client/session.js';

/** An entry of the main menu; `key` is the translation key of its label. */
export interface MenuEntry {
  key:
    | 'projects'
    | 'alerts'
    | 'alertRules'
    | 'calendar'
    | 'approvals'
    | 'supervision'
    | 'procedures'
    | 'findings'
    | 'layers'
    | 'verification'
    | 'spend'
    | 'imports'
    | 'returns'
    | 'plan'
    | 'indicators'
    | 'people'
    | 'units'
    | 'record'
    | 'status'
    | 'mails'
    | 'tokens'
    | 'delegations'
    | 'account';
  to: string;
}

const PROJECT_READERS: readonly Role[] = ['officer', 'manager', 'leader', 'auditor'];
const MONEY_RECORDERS: readonly Role[] = ['officer', 'manager'];
const ADMINISTRATORS: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];
const EVERYBODY = null;

const ENTRIES: readonly (MenuEntry & { roles: readonly Role[] | null })[] = [
  { key: 'projects', to: '/projects', roles: PROJECT_READERS },
  { key: 'alerts', to: '/alerts', roles: PROJECT_READERS },
  { key: 'approvals', to: '/change-requests', roles: PROJECT_READERS },
  { key: 'returns', to: '/returns', roles: PROJECT_READERS },
  { key: 'supervision', to: '/supervision', roles: PROJECT_READERS },
  { key: 'procedures', to: '/procedures', roles: PROJECT_READERS },
  { key: 'findings', to: '/findings', roles: PROJECT_READERS },
  { key: 'layers', to: '/reports/layers', roles: PROJECT_READERS },
  { key: 'spend', to: '/reports/spend', roles: PROJECT_READERS },
  { key: 'imports', to: '/ledger-imports', roles: MONEY_RECORDERS },
  { key: 'status', to: '/status', roles: ['system-admin'] },
  { key: 'mails', to: '/mails', roles: ['system-admin'] },
  { key: 'people', to: '/people', roles: ['security-admin'] },
  { key: 'units', to: '/units', roles: ['security-admin'] },
  { key: 'alertRules', to: '/alert-rules', roles: ['system-admin', 'security-admin'] },
  { key: 'calendar', to: '/calendar', roles: ['system-admin'] },
  { key: 'record', to: '/record', roles: ['audit-admin', 'auditor'] },
  // Not before the page on which an administrator starts.
  { key: 'approvals', to: '/change-requests', roles: ADMINISTRATORS },
  { key: 'verification', to: '/verification', roles: ['auditor', 'system-admin'] },
  // Leaders have no role that they could delegate.
  { key: 'delegations', to: '/delegations', roles: ['officer', 'manager', 'auditor'] },
  { key: 'plan', to: '/plan', roles: EVERYBODY },
  { key: 'indicators', to: '/indicators', roles: EVERYBODY },
  { key: 'tokens', to: '/tokens', roles: EVERYBODY },
  { key: 'account', to: '/account', roles: EVERYBODY },
];

/**
 * Returns the main menu for a user with these roles. The first entry is the user's start page. The
 * page with mails is included only in a trial installation.
 */
export const menuFor = (
  roles: readonly Role[],
  installation: Me['installation'] = 'trial',
): MenuEntry[] =>
  ENTRIES.filter((entry) => entry.key !== 'mails' || installation === 'trial')
    .filter(
      (entry) => entry.roles === EVERYBODY || entry.roles.some((role) => roles.includes(role)),
    )
    .filter(({ key }, at, all) => all.findIndex((one) => one.key === key) === at)
    .map(({ key, to }) => ({ key, to }));
