import type { ApprovalFilter, ApprovalState } from '../client/approvals.js';
import { BUDGET, BUDGET_KINDS } from '../client/budget-kinds.js';
import type { Role } from '../client/session.js';

export const STATES = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'withdrawn',
] as const satisfies readonly ApprovalState[];
/** Kinds of change requests that the filter offers, in the order in which it offers them. */
export const KINDS = [
  'ledger-entries',
  'import',
  ...BUDGET_KINDS,
  'reading',
  'project',
  'stage-move',
  'milestone-move',
  'rebaseline',
  'transfer',
  'return',
  'contract',
  'rating',
  'disclosure-package',
  'explanation',
  'rule',
  'role-grant',
  'credential-reset',
  'contradiction-closure',
] as const;
/** Kinds about no project, which a second administrator decides. */
const ADMINISTRATIVE: readonly string[] = [
  'rule',
  'role-grant',
  'credential-reset',
  'contradiction-closure',
];
/** Kinds about projects, which are decided at levels of review. */
export const LEVELLED_KINDS = KINDS.filter((kind) => !ADMINISTRATIVE.includes(kind));
/** Kinds whose content is amounts of money. */
export const MONEY_KINDS: readonly string[] = KINDS.slice(0, KINDS.indexOf('target'));
/** Lists of the page: requests that wait for the user, the user's own, and all visible ones. */
export const TABS = ['decide', 'own', 'all'] as const;
export type Tab = (typeof TABS)[number];

const ID = /^[0-9a-f-]{36}$/;
const ORGANISATION = /^[a-z0-9-]{1,50}$/;
const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;
const ALL = 'all';

const NONE = { kind: null, projectId: null, organisationId: null, month: null, state: null };

/**
 * Returns the default filters for the roles of a user. Managers and administrators see the requests
 * that wait for their decision, officers those that they filed, and all others every pending one.
 */
export function usualFilters(roles: readonly Role[]): ApprovalFilter {
  if (roles.some((role) => role === 'manager' || role.endsWith('-admin')))
    return { ...NONE, mine: 'decide' };
  if (roles.includes('officer')) return { ...NONE, mine: 'own' };
  return { ...NONE, mine: null, state: 'submitted' };
}

/**
 * Reads the filters from the URL. Absent filters have the values of `usual`, but the state in
 * `usual` is used only for the list that `usual` selects.
 */
export function readFilters(params: URLSearchParams, usual: ApprovalFilter): ApprovalFilter {
  const asked = TABS.find((tab) => tab === params.get('mine'));
  const mine = asked === undefined ? usual.mine : asked === ALL ? null : asked;
  const usualState = mine === usual.mine ? usual.state : null;
  const state = params.get('state');
  return {
    mine,
    state:
      mine === 'decide' || state === ALL
        ? null
        : (STATES.find((one) => one === state) ?? usualState),
    kind: [BUDGET, ...KINDS].find((one) => one === params.get('kind')) ?? null,
    projectId: matching(params.get('project'), ID),
    organisationId: matching(params.get('organisation'), ORGANISATION),
    month: matching(params.get('month'), MONTH),
  };
}

const matching = (text: string | null, form: RegExp): string | null =>
  text !== null && form.test(text) ? text : null;

/** Returns a copy of the query parameters of the URL with changed filters. */
export function writeFilters(
  params: URLSearchParams,
  change: Partial<ApprovalFilter>,
  usual: ApprovalFilter,
): URLSearchParams {
  const filters = { ...readFilters(params, usual), ...change };
  const usualState = filters.mine === usual.mine ? usual.state : null;
  const written = new URLSearchParams(params);
  const values = {
    mine: filters.mine === usual.mine ? null : (filters.mine ?? ALL),
    state: filters.state === usualState ? null : (filters.state ?? ALL),
    kind: filters.kind,
    project: filters.projectId,
    organisation: filters.organisationId,
    month: filters.month,
  };
  for (const [name, value] of Object.entries(values))
    if (value === null) written.delete(name);
    else written.set(name, value);
  return written;
}

/** Pages of earlier versions, each with the change requests of one domain. */
export type FormerPage = 'ledger' | 'budget' | 'rules';

/** Filter of each former page by kind, where its address names none. */
const KIND_OF_PAGE: Readonly<Record<FormerPage, string | null>> = {
  ledger: null,
  budget: BUDGET,
  rules: 'rule',
};

/** Kinds and states as named in addresses of earlier versions, with their present names. */
const FORMER_KINDS: Readonly<Record<string, string>> = {
  posting: 'ledger-entries',
  correction: 'ledger-entries',
  undo: 'ledger-entries',
};
const FORMER_STATES: Readonly<Record<string, string>> = {
  proposed: 'submitted',
  rejected: 'returned',
};

/** Converts the query parameters of a URL of a former page to those of the present list. */
export function fromFormerAddress(former: URLSearchParams, page: FormerPage): URLSearchParams {
  const today = new URLSearchParams(former);
  const rename = (from: string, to: string, word: (value: string) => string): void => {
    const value = former.get(from);
    if (value === null) return;
    today.delete(from);
    today.set(to, word(value));
  };
  rename('filer', 'mine', (filer) => (filer === 'me' ? 'own' : ALL));
  rename('projectId', 'project', (id) => id);
  rename('kind', 'kind', (kind) => FORMER_KINDS[kind] ?? kind);
  rename('state', 'state', (state) => FORMER_STATES[state] ?? state);
  const kind = KIND_OF_PAGE[page];
  if (kind !== null && !former.has('kind')) today.set('kind', kind);
  // The former pages of rules and budgets listed the requests of everybody.
  if (!former.has('filer') && (former.has('state') || kind !== null)) today.set('mine', ALL);
  return today;
}
