/** Kinds of requests of signed-in callers, which are counted by account. */
export const ACCOUNT_RATES = ['reads', 'writes', 'reports'] as const;
/**
 * Kinds of requests that are counted by network, because they need no session or contain a secret.
 * `strangers` are requests without a required session or to unknown URLs; `secret-links` are URLs
 * with a secret, counted separately for each route.
 */
export const PLACE_RATES = [
  'sign-in',
  'strangers',
  'secret-links',
  'health',
  'documentation',
  'pages',
] as const;
/**
 * Kinds that each process counts in its own memory: answering them costs less than a query to the
 * shared store, and `/healthz` has to respond even when that store does not.
 */
export const CHEAP_RATES: ReadonlySet<RateKind> = new Set(['health', 'documentation', 'pages']);
export type PlaceRate = (typeof PLACE_RATES)[number];
export const RATE_KINDS = [...ACCOUNT_RATES, ...PLACE_RATES] as const;
export type RateKind = (typeof RATE_KINDS)[number];

/** Requests per minute of each kind. */
export type RateLimitsPerMinute = Readonly<Record<RateKind, number>>;

/**
 * Default limits, far above what a person needs and enough for a well-behaved script. A whole
 * office may sign in and load pages from one address in the morning. Guessing of passwords is
 * limited separately, by counting failures.
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

/**
 * Parses a setting such as `writes=2000,reports=120`; null for `off`. The setting was validated
 * before.
 */
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
/** Whether a method changes nothing on the server. */
export const isSafe = (method: string): boolean => SAFE.has(method);

/**
 * The kind under which a signed-in caller's request counts. Reports are counted separately, because
 * one costs as much as many reads.
 */
export const kindOf = (method: string, path: string): RateKind =>
  /^\/api\/reports(\/|$)/.test(path) ? 'reports' : isSafe(method) ? 'reads' : 'writes';
