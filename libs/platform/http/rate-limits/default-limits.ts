/** Kinds of requests by signed-in callers. They are counted per account. */
export const ACCOUNT_RATES = ['reads', 'writes', 'reports'] as const;
/**
 * Kinds of requests that are counted per network, because they need no session or their URL
 * contains a secret. `strangers`: requests without a required session, and URLs that do not exist.
 * `secret-links`: URLs with a secret, counted separately for each route.
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
 * Kinds that each process counts in its own memory and not in the shared store. A query to the
 * shared store would cost more than the response itself, and `/healthz` must respond even when the
 * store is unavailable.
 */
export const CHEAP_RATES: ReadonlySet<RateKind> = new Set(['health', 'documentation', 'pages']);
export type PlaceRate = (typeof PLACE_RATES)[number];
export const RATE_KINDS = [...ACCOUNT_RATES, ...PLACE_RATES] as const;
export type RateKind = (typeof RATE_KINDS)[number];

/** Largest number of requests per minute, for each kind. */
export type RateLimitsPerMinute = Readonly<Record<RateKind, number>>;

/**
 * Default limits. They are far above the needs of a person and sufficient for a well-behaved
 * program. The limits per network allow for a whole office that signs in from one address in the
 * morning. Guessing of passwords is limited elsewhere, by counting failed sign-ins.
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
 * Parses the setting with rate limits, such as `writes=2000,reports=120`. Returns null for `off`,
 * which means no limits. Expects a setting that was validated before.
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
/** Returns whether requests with an HTTP method only read data. */
export const isSafe = (method: string): boolean => SAFE.has(method);

/**
 * Returns the kind under which a signed-in caller's request is counted. Reports have a limit of
 * their own, because one report costs as much as many other requests.
 */
export const kindOf = (method: string, path: string): RateKind =>
  /^\/api\/reports(\/|$)/.test(path) ? 'reports' : isSafe(method) ? 'reads' : 'writes';
