import type { Role } from '../client/session.js';

/** Link to a page about alerts; `key` is the translation key of its label. */
export interface AlertPage {
  key: 'inbox' | 'gaps' | 'deliveries' | 'rules' | 'calendar';
  to: string;
}

const PROJECT_READERS: readonly Role[] = ['officer', 'manager', 'leader', 'auditor'];

const PAGES: readonly (AlertPage & { roles: readonly Role[] | null })[] = [
  { key: 'inbox', to: '/alerts', roles: PROJECT_READERS },
  { key: 'gaps', to: '/alerts/gaps', roles: PROJECT_READERS },
  { key: 'deliveries', to: '/deliveries', roles: PROJECT_READERS },
  { key: 'rules', to: '/alert-rules', roles: null },
  { key: 'calendar', to: '/calendar', roles: null },
];

/** Returns the pages about alerts that users with these roles may open. */
export const alertPagesFor = (roles: readonly Role[]): AlertPage[] =>
  PAGES.filter(
    (page) => page.roles === null || page.roles.some((role) => roles.includes(role)),
  ).map(({ key, to }) => ({ key, to }));
