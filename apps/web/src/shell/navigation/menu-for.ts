import type { Me, Role } from '../../client/session.js';

/** An entry of the navigation; `key` is the translation key of its label. */
export interface MenuEntry {
  key:
    | 'workbench'
    | 'projects'
    | 'alerts'
    | 'deliveries'
    | 'alertRules'
    | 'calendar'
    | 'approvals'
    | 'supervision'
    | 'meetings'
    | 'procedures'
    | 'findings'
    | 'layers'
    | 'reconciliation'
    | 'verification'
    | 'spend'
    | 'papers'
    | 'disclosure'
    | 'outsideSystems'
    | 'moveLimits'
    | 'imports'
    | 'returns'
    | 'returnBoard'
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

/** A top entry of the navigation. One with a single entry is that entry itself. */
export interface MenuGroup {
  key:
    | 'workbench'
    | 'projects'
    | 'returns'
    | 'approvals'
    | 'alerts'
    | 'money'
    | 'administration'
    | 'audit'
    | 'goals';
  entries: MenuEntry[];
}

const PROJECT_READERS: readonly Role[] = ['officer', 'manager', 'leader', 'auditor'];
/** Who files returns, decides about them, or reads them as they come in. */
const RETURN_READERS: readonly Role[] = ['officer', 'manager', 'leader'];
const MONEY_RECORDERS: readonly Role[] = ['officer', 'manager'];
const ADMINISTRATORS: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];
const SYSTEM: readonly Role[] = ['system-admin'];
const SECURITY: readonly Role[] = ['security-admin'];
const EVERYBODY = null;

type Offered = MenuEntry & { roles: readonly Role[] | null };

const GROUPS: readonly { key: MenuGroup['key']; entries: readonly Offered[] }[] = [
  {
    key: 'workbench',
    entries: [{ key: 'workbench', to: '/workbench', roles: RETURN_READERS }],
  },
  {
    key: 'projects',
    entries: [
      { key: 'projects', to: '/projects', roles: PROJECT_READERS },
      { key: 'procedures', to: '/procedures', roles: PROJECT_READERS },
      { key: 'plan', to: '/plan', roles: PROJECT_READERS },
      { key: 'indicators', to: '/indicators', roles: PROJECT_READERS },
    ],
  },
  {
    key: 'returns',
    entries: [
      { key: 'returns', to: '/returns', roles: RETURN_READERS },
      { key: 'returnBoard', to: '/returns/board', roles: RETURN_READERS },
      { key: 'imports', to: '/ledger-imports', roles: MONEY_RECORDERS },
    ],
  },
  {
    key: 'approvals',
    entries: [{ key: 'approvals', to: '/change-requests', roles: PROJECT_READERS }],
  },
  {
    key: 'alerts',
    entries: [
      { key: 'alerts', to: '/alerts', roles: PROJECT_READERS },
      { key: 'supervision', to: '/supervision', roles: PROJECT_READERS },
      { key: 'meetings', to: '/meetings', roles: PROJECT_READERS },
      { key: 'findings', to: '/findings', roles: PROJECT_READERS },
      { key: 'deliveries', to: '/deliveries', roles: PROJECT_READERS },
    ],
  },
  {
    key: 'money',
    entries: [
      { key: 'spend', to: '/reports/spend', roles: PROJECT_READERS },
      { key: 'layers', to: '/reports/layers', roles: PROJECT_READERS },
      { key: 'reconciliation', to: '/reports/reconciliation', roles: PROJECT_READERS },
      { key: 'papers', to: '/papers', roles: PROJECT_READERS },
      { key: 'outsideSystems', to: '/outside-systems', roles: ['manager', 'auditor'] },
      { key: 'disclosure', to: '/disclosure', roles: PROJECT_READERS },
      // An auditor files nothing: returns are one more report, and need no place of their own.
      { key: 'returns', to: '/returns', roles: ['auditor'] },
      { key: 'returnBoard', to: '/returns/board', roles: ['auditor'] },
    ],
  },
  {
    key: 'administration',
    entries: [
      { key: 'status', to: '/status', roles: SYSTEM },
      { key: 'mails', to: '/mails', roles: SYSTEM },
      { key: 'people', to: '/people', roles: SECURITY },
      { key: 'units', to: '/units', roles: SECURITY },
      { key: 'alertRules', to: '/alert-rules', roles: [...SYSTEM, ...SECURITY] },
      { key: 'calendar', to: '/calendar', roles: SYSTEM },
      { key: 'moveLimits', to: '/milestone-move-limits', roles: SYSTEM },
      { key: 'outsideSystems', to: '/outside-systems', roles: SYSTEM },
    ],
  },
  {
    key: 'audit',
    entries: [
      { key: 'record', to: '/record', roles: ['audit-admin', 'auditor'] },
      { key: 'verification', to: '/verification', roles: ['auditor', 'system-admin'] },
    ],
  },
  {
    // Not before the page on which an administrator starts.
    key: 'approvals',
    entries: [{ key: 'approvals', to: '/change-requests', roles: ADMINISTRATORS }],
  },
  {
    key: 'goals',
    entries: [
      { key: 'plan', to: '/plan', roles: EVERYBODY },
      { key: 'indicators', to: '/indicators', roles: EVERYBODY },
    ],
  },
];

const OWN: readonly Offered[] = [
  { key: 'account', to: '/account', roles: EVERYBODY },
  // Leaders have no role that they could delegate.
  { key: 'delegations', to: '/delegations', roles: ['officer', 'manager', 'auditor'] },
  { key: 'tokens', to: '/tokens', roles: EVERYBODY },
];

const isFor =
  (roles: readonly Role[]) =>
  ({ roles: whose }: Offered): boolean =>
    whose === EVERYBODY || whose.some((role) => roles.includes(role));

const bare = ({ key, to }: Offered): MenuEntry => ({ key, to });

/**
 * Returns the navigation for a user with these roles: groups in which the user can have something,
 * each entry once. The page with mails is included only in a trial installation.
 */
export function menuFor(
  roles: readonly Role[],
  installation: Me['installation'] = 'trial',
): MenuGroup[] {
  const offered = new Set<MenuEntry['key']>();
  const menu: MenuGroup[] = [];
  for (const { key, entries } of GROUPS) {
    const own = entries
      .filter(isFor(roles))
      .filter((entry) => !offered.has(entry.key))
      .filter((entry) => entry.key !== 'mails' || installation === 'trial');
    for (const entry of own) offered.add(entry.key);
    if (own.length > 0) menu.push({ key, entries: own.map(bare) });
  }
  return menu;
}

/** Returns the pages behind the name of a user: what belongs to the user alone. */
export const ownPages = (roles: readonly Role[]): MenuEntry[] => OWN.filter(isFor(roles)).map(bare);

/** Pages that are reached from a page of the navigation, but do not lie below its address. */
const REACHED_FROM: Readonly<Record<string, string>> = {
  '/displays': '/projects',
  '/plan-dates': '/projects',
  '/acknowledge': '/alerts',
};

/**
 * Returns the address of the entry to which the page at `path` belongs: the longest one that the
 * path is or lies below; null when there is none.
 */
export function currentEntry(menu: readonly MenuGroup[], path: string): string | null {
  const at = REACHED_FROM[path] ?? path;
  const [longest = null] = menu
    .flatMap(({ entries }) => entries.map(({ to }) => to))
    .filter((to) => at === to || at.startsWith(`${to}/`))
    .toSorted((one, other) => other.length - one.length);
  return longest;
}
