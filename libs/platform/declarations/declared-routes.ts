import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
import { StartupError } from '../program/startup-error.js';
import { type Audience, AUDIENCES } from './audience.js';
import { AUDIT_ACTION } from './audited.js';

/** What a controller method declares about its route. */
export interface DeclaredRoute {
  /** Method and pattern of the URL, such as `PATCH /api/milestones/:id`. */
  name: string;
  /** Whether requests to the route may change data. */
  writes: boolean;
  /** Audit action of the route; null for a route without one. */
  auditAction: string | null;
  /**
   * All declarations of who may use the route; the program starts only if there is exactly one.
   */
  audiences: readonly Audience[];
}

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Collects what the controllers of this process declare about their routes. The program does not
 * start when a route lacks a declaration.
 */
@Injectable()
export class DeclaredRoutes implements OnModuleInit {
  private byName: ReadonlyMap<string, DeclaredRoute> | null = null;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /**
   * Checks the routes when the program starts.
   * @throws StartupError that names the routes that change data without an audit action, and those
   * that do not declare exactly once who may use them.
   */
  onModuleInit(): void {
    const named = (faulty: (route: DeclaredRoute) => boolean): string =>
      this.all()
        .filter(faulty)
        .map(({ name }) => name)
        .join(', ');
    const faults = [
      [
        'These routes change data and name no audit action; mark them by @Audited(…)',
        named(({ writes, auditAction }) => writes && auditAction === null),
      ],
      [
        'These routes do not say who may use them; mark them by @Can(…), @AnySignedIn(), @OwnData(), @Public(…) or @SecretAddress(…)',
        named(({ audiences }) => audiences.length === 0),
      ],
      [
        'These routes say more than once who may use them',
        named(({ audiences }) => audiences.length > 1),
      ],
    ].filter(([, routes]) => routes !== '');
    if (faults.length > 0)
      throw new StartupError(faults.map(([fault, routes]) => `${fault}: ${routes}.`).join(' '));
  }

  /** Lists the routes of all controllers. */
  all(): DeclaredRoute[] {
    return [...this.found().values()];
  }

  /**
   * Returns what is declared about a route; null for a route that has no controller, such as a page
   * of the web app.
   */
  find(method: string, url: string): DeclaredRoute | null {
    return this.found().get(`${method} ${url}`) ?? null;
  }

  private found(): ReadonlyMap<string, DeclaredRoute> {
    this.byName ??= new Map(
      this.discovery
        .getControllers()
        .flatMap((controller) => this.routesOf(controller))
        .map((route) => [route.name, route]),
    );
    return this.byName;
  }

  private routesOf(controller: InstanceWrapper): DeclaredRoute[] {
    const type = controller.metatype;
    if (typeof type !== 'function') return [];
    const prototype = type.prototype as Record<string, object>;
    return this.scanner.getAllMethodNames(prototype).flatMap((key) => {
      const handler = prototype[key];
      const verb = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod);
      if (handler === undefined || verb === undefined) return [];
      const method = RequestMethod[verb];
      const auditAction = Reflect.getMetadata(AUDIT_ACTION.KEY, handler) as string | undefined;
      const audiences = Reflect.getMetadata(AUDIENCES, handler) as Audience[] | undefined;
      return pathsOf(type).flatMap((prefix) =>
        pathsOf(handler).map((path) => ({
          name: `${method} ${joined(prefix, path)}`,
          writes: !READING.has(method),
          auditAction: auditAction ?? null,
          audiences: audiences ?? [],
        })),
      );
    });
  }
}

const pathsOf = (declared: object): string[] =>
  [Reflect.getMetadata(PATH_METADATA, declared) as string | string[] | undefined]
    .flat()
    .map((path) => path ?? '');

const joined = (...parts: string[]): string =>
  `/${parts
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/')}`;
