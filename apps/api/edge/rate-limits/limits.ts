/** What a signed-in request is counted as, by account. */
export const ACCOUNT_RATES = ['reads', 'writes', 'reports'] as const;
/**
 * What a request is counted as, by network, that needs no session or tries at a secret: `strangers` is whoever should have
 * been signed in, or asks for nothing there is; `secret-links` are addresses that carry a secret, each route for itself.
 */
export const PLACE_RATES = [
  'sign-in',
  'strangers',
  'secret-links',
  'health',
  'documentation',
  'pages',
] as const;
export type PlaceRate = (typeof PLACE_RATES)[number];
export const RATE_KINDS = [...ACCOUNT_RATES, ...PLACE_RATES] as const;
export type RateKind = (typeof RATE_KINDS)[number];

/** Requests a minute of each kind. */
export type RateLimitsPerMinute = Readonly<Record<RateKind, number>>;

/**
 * Far above what a person does, and enough for a script that keeps its head. A whole office may sign in, and load the pages, from
 * one address in the morning; guessing is slowed down elsewhere, by failures.
 */
export const DEFAULT_RATE_LIMITS: RateLimitsPerMinute = {
  reads: 600,
  writes: 300,
  reports: 60,
  'sign-in': 60,
  strangers: 600,
  'secret-links': 60,
  health: 1_200,
  documentation: 300,
  pages: 6_000,
};

/** The limits that a setting such as `writes=2000,reports=120` means, null for `off`. The setting has been checked before. */
export function readRateLimits(setting: string | undefined): RateLimitsPerMinute | null {
  if (setting === 'off') return null;
  const given = (setting ?? '')
    .split(',')
    .filter(Boolean)
    .map((part) => part.split('='));
  return {
    ...DEFAULT_RATE_LIMITS,
    ...Object.fromEntries(given.map(([kind, perMinute]) => [kind, Number(perMinute)])),
  };
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Whether a method changes nothing. */
export const isSafe = (method: string): boolean => SAFE.has(method);

/** What somebody's request is counted as; reports are counted apart, because one of them costs as much as many reads. */
export const kindOf = (method: string, path: string): RateKind =>
  /^\/api\/reports(\/|$)/.test(path) ? 'reports' : isSafe(method) ? 'reads' : 'writes';
