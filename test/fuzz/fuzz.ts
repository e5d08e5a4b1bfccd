import fc from 'fast-check';
import { type Log, openLog } from '#platform/logging';
import { ROLES, type Role } from '#identity';
import type { ApiClient, Answered } from '../harness/api-client.js';
import type { BootedTracker } from '../harness/booted-tracker.js';
import { type DescribedRoute, describedRoutes } from './described-routes.js';
import { type FuzzedRequest, requestsTo } from './requests.js';
import { Values } from './values.js';

/**
 * Largest allowed size of an error response in bytes, so that the response to a huge invalid
 * request stays small.
 */
export const PROBLEM_BYTES_MAX = 16_384;
/**
 * Time in milliseconds after which a missing response counts as a hang; long enough for a slow
 * machine.
 */
const HANG_MS = 30_000;

/** Which random requests to send, and how many. */
export interface FuzzPlan {
  seed: number;
  requestsPerRoute: number;
  /** Restricts the test to routes whose method and path contain this text. */
  only?: string;
}

/**
 * Result of a fuzz run: the routes called, the number of responses by status, and for each failure
 * the smallest request that causes it.
 */
export interface FuzzReport {
  routes: string[];
  answers: Record<number, number>;
  failures: string[];
}

/** Creates a log and a list `lines`, to which the log adds every line of level error or above. */
export function keptErrors(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { lines, log: openLog('error', 'api', { write: (line) => void lines.push(line) }) };
}

/**
 * Sends random requests to every described route, without signing in and as each role. Reports
 * every response that is wrong for any request (see {@link faultOf}), every missing response and
 * every error in the log.
 */
export async function fuzz(
  tracker: BootedTracker,
  { seed, requestsPerRoute, only = '' }: FuzzPlan,
  errors: readonly string[],
): Promise<FuzzReport> {
  const { routes, schemas } = describedRoutes();
  const people = await clientsOf(tracker);
  const values = new Values(schemas, await knownIds(routes, people));
  const report: FuzzReport = { routes: [], answers: {}, failures: [] };
  for (const route of gentlestFirst(
    routes.filter(({ method, path }) => `${method} ${path}`.includes(only)),
  )) {
    report.routes.push(`${route.method} ${route.path}`);
    const property = fc.asyncProperty(
      requestsTo(route, values),
      fc.constantFrom(...people.keys()),
      async (request, who) => {
        const before = errors.length;
        const answer = await answerTo(people.get(who) as ApiClient, request);
        const status = answer?.status ?? 0;
        report.answers[status] = (report.answers[status] ?? 0) + 1;
        const wrong = answer
          ? (faultOf(answer) ?? undescribed(route, answer))
          : `no answer within ${HANG_MS / 1_000} s`;
        const said = errors.slice(before).join('');
        if (wrong !== null || said !== '')
          throw new Error(`${wrong ?? 'an error in the log'}\n${said}`);
      },
    );
    const run = await fc.check(property, { seed, numRuns: requestsPerRoute });
    if (run.failed)
      report.failures.push(
        told(route, run.counterexample as [FuzzedRequest, string], run.seed, run.errorInstance),
      );
  }
  return report;
}

function told(
  route: DescribedRoute,
  [request, who]: [FuzzedRequest, string],
  seed: number,
  error: unknown,
): string {
  return `${route.method} ${route.path}: ${error instanceof Error ? error.message : String(error)}\n  seed ${seed}, as ${who}: ${JSON.stringify(request).slice(0, 2_000)}`;
}

/**
 * Sorts the routes so that those that end sessions or change accounts come last, because afterwards
 * most requests would be rejected.
 */
const gentlestFirst = (routes: DescribedRoute[]): DescribedRoute[] => {
  const harm = ({ path, method }: DescribedRoute): number =>
    (/^\/api\/(sessions|me|people|role|tokens|password)/.test(path) ? 2 : 0) +
    (method === 'GET' ? 0 : 1);
  return [...routes].sort((one, other) => harm(one) - harm(other));
};

async function clientsOf(tracker: BootedTracker): Promise<Map<string, ApiClient>> {
  const people = new Map<string, ApiClient>([['stranger', tracker.anonymous()]]);
  for (const role of ROLES as readonly Role[]) people.set(role, await tracker.as(role));
  return people;
}

/** Returns ids of existing rows, read from every list of the API without path parameters. */
async function knownIds(
  routes: readonly DescribedRoute[],
  people: ReadonlyMap<string, ApiClient>,
): Promise<string[]> {
  const lists = routes.filter(
    ({ method, path }) => method === 'GET' && !path.includes('{') && path.startsWith('/api/'),
  );
  const found = new Set<string>();
  for (const role of ['officer', 'security-admin', 'system-admin']) {
    for (const { path } of lists) {
      const { body } = await (people.get(role) as ApiClient).get(path);
      for (const { id } of (body?.items ?? []).slice(0, 3))
        if (typeof id === 'string') found.add(id);
    }
  }
  return [...found];
}

async function answerTo(
  client: ApiClient,
  { method, path, headers, body, file }: FuzzedRequest,
): Promise<Answered | null> {
  const form = file === null ? undefined : new FormData();
  form?.set('file', new Blob([file ?? '']), 'history.csv');
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), HANG_MS);
  });
  const sent = client.send(method, path, undefined, {
    headers,
    ...(form ? { form } : {}),
    ...(body === null ? {} : { raw: body }),
  });
  try {
    return await Promise.race([sent, hang]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Returns what is wrong with a response, evaluated without knowing the request, such as a status of
 * 500 or above; null when nothing is wrong.
 */
function faultOf({ status, headers, text, body }: Answered): string | null {
  if (status >= 500) return `answered ${status}: ${text.slice(0, 300)}`;
  if (status < 400) return null;
  if (!/^application\/problem\+json/.test(headers.get('content-type') ?? ''))
    return `${status} is no problem document but ${headers.get('content-type')}`;
  if (body?.status !== status || typeof body.code !== 'string' || body.detail === undefined)
    return `${status} is no whole problem: ${text.slice(0, 300)}`;
  const bytes = Buffer.byteLength(text);
  if (bytes > PROBLEM_BYTES_MAX)
    return `${status} weighs ${bytes} bytes, more than ${PROBLEM_BYTES_MAX}`;
  return /node_modules|\.[jt]s:\d+:\d+|\bSELECT\b|\bINSERT INTO\b/.test(text)
    ? `${status} shows the program's insides: ${text.slice(0, 300)}`
    : null;
}

/**
 * Returns an error message when docs/openapi.json does not list the status of a response; null when
 * it does.
 */
const undescribed = ({ statuses }: DescribedRoute, { status, body }: Answered): string | null =>
  statuses.has(status)
    ? null
    : `answered ${status} (${String(body?.code)}), which is not described`;
