import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/program';

/** Routes that the random access test does not request, each with the reason why not. */
export const EXEMPT: Readonly<Record<string, string>> = {
  'GET /api/calendar/{secret}.ics':
    'answers whoever knows the secret; test/e2e/calendar-feed reads one',
  'GET /healthz': 'answers strangers alike: whether the process lives',
  'GET /readyz': 'answers strangers alike: whether the database answers',
};

/**
 * Routes with which no test user can succeed, each with the reason. The random test requests them
 * nevertheless.
 */
export const NEVER_DONE: Readonly<Record<string, string>> = {
  'POST /api/me/alert-channels': 'takes a server outside that answers',
  'POST /api/password-links/{secret}': 'takes the secret of a mail',
  'POST /api/projects/{id}/contracts/{contractId}/events':
    'no contract is entered on the walk; test/e2e/contracts changes one',
  'PUT /api/projects/{id}/contracts/{contractId}/payments':
    'no contract is entered on the walk; test/e2e/contracts ties payments to one',
  'GET /api/disclosure-packages/{id}':
    'nothing is published on the walk; test/e2e/disclosure reads a package',
  'GET /api/disclosure-packages/{id}/content':
    'nothing is published on the walk; test/e2e/disclosure reads a file',
  'GET /api/reports/oc4ids':
    'nothing is published on the walk; test/e2e/disclosure reads the published set',
  'POST /api/ledger-contradictions/{id}/closure':
    'nobody tampers with the ledger on the walk, so there is none to close',
  'POST /api/supervision-items/{id}/closure':
    'a verified item seldom meets who decides it on the walk; test/e2e/supervision closes one',
  'POST /api/supervision-items/{id}/measures':
    'an item seldom meets who issued it on the walk; test/e2e/supervision notes one',
  'POST /api/project-lists':
    'a list that is filed might be approved on the walk; test/e2e/project-lists files one',
  'POST /api/returns/workbook':
    'takes a workbook that was downloaded and filled in; test/e2e/returns-workbook uploads one',
  'POST /api/alerts/{id}/explanation':
    'the cause of every alert on the walk can still be removed; test/e2e/explanations files one',
};

/**
 * Counts for one route: requests sent (`asked`), successful ones (`done`) and rejected ones
 * (`refused`).
 */
export interface Trodden {
  asked: number;
  done: number;
  refused: number;
}

/** Counts, for each route of docs/openapi.json, the requests that the random test has sent. */
export class RouteBook {
  readonly trodden = new Map<string, Trodden>();
  /** By route, the names of the kinds of request that have called it. */
  private readonly callers = new Map<string, Set<string>>();
  private readonly calling = new AsyncLocalStorage<string>();
  private readonly patterns: {
    route: string;
    method: string;
    parts: string[];
    statuses: string[];
  }[];

  constructor() {
    const { paths } = JSON.parse(readFileSync(join(projectRoot, 'docs/openapi.json'), 'utf8')) as {
      paths: Record<string, Record<string, { responses: object }>>;
    };
    this.patterns = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { responses }]) => ({
        statuses: Object.keys(responses),
        route: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        parts: path.split('/'),
      })),
    );
  }

  get routes(): string[] {
    return this.patterns.map(({ route }) => route).sort();
  }

  /** Runs a kind of request; the routes that it calls are remembered with its name. */
  calledBy<T>(name: string, does: () => Promise<T>): Promise<T> {
    return this.calling.run(name, does);
  }

  /** Lists the kinds of request that have called one of the routes. */
  callersOf(routes: readonly string[]): string[] {
    return [...new Set(routes.flatMap((route) => [...(this.callers.get(route) ?? [])]))];
  }

  private addCallers(route: string, names: Iterable<string>): void {
    this.callers.set(route, new Set([...(this.callers.get(route) ?? []), ...names]));
  }

  note(method: string, path: string, status: number): void {
    const found = this.patternOf(method, path);
    if (found && !found.statuses.includes(String(status)))
      throw new Error(
        `${found.route} answered ${status}, which docs/openapi.json does not describe`,
      );
    const route = found?.route ?? `${method} ${path}`;
    const caller = this.calling.getStore();
    if (caller !== undefined) this.addCallers(route, [caller]);
    const { asked, done, refused } = this.trodden.get(route) ?? { asked: 0, done: 0, refused: 0 };
    this.trodden.set(route, {
      asked: asked + 1,
      done: done + (status < 400 ? 1 : 0),
      refused: refused + (status >= 400 ? 1 : 0),
    });
  }

  /** Lists the routes that were never requested (`asked`), or never with success (`done`). */
  missed(count: 'asked' | 'done'): string[] {
    return this.routes.filter(
      (route) =>
        !(route in EXEMPT) &&
        !(count === 'done' && route in NEVER_DONE) &&
        !this.trodden.get(route)?.[count],
    );
  }

  /** Adds the counts that another random test has collected. */
  join(other: RouteBook): this {
    for (const [route, theirs] of other.trodden) {
      const { asked, done, refused } = this.trodden.get(route) ?? { asked: 0, done: 0, refused: 0 };
      this.trodden.set(route, {
        asked: asked + theirs.asked,
        done: done + theirs.done,
        refused: refused + theirs.refused,
      });
    }
    for (const [route, names] of other.callers) this.addCallers(route, names);
    return this;
  }

  /**
   * Finds the route to which a URL belongs. When two routes match, the one with fewer parameters
   * wins.
   */
  private patternOf(method: string, path: string): RouteBook['patterns'][number] | undefined {
    const parts = (path.split('?')[0] ?? '').split('/');
    const open = (pattern: string[]): number =>
      pattern.filter((part) => part.startsWith('{')).length;
    const [found] = this.patterns
      .filter(
        (known) =>
          known.method === method &&
          known.parts.length === parts.length &&
          known.parts.every((part, place) => part.startsWith('{') || part === parts[place]),
      )
      .sort((one, other) => open(one.parts) - open(other.parts));
    return found;
  }
}
