import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { projectRoot } from '../program/project-root.js';
import type { TrackerReply, TrackerRequest } from './call.js';

const NOT_BUILT =
  '网页尚未构建，请运行 npm run build 后重启。 The web app is not built; run "npm run build" and start again.\n';

/**
 * First path segments of the URLs that are pages of the web app. The web app itself interprets the
 * segments after the first.
 */
export const PAGES: ReadonlySet<string> = new Set([
  '',
  'account',
  'acknowledge',
  'alert-rules',
  'alerts',
  'approvals',
  'budget-filings',
  'calendar',
  'change-requests',
  'delegations',
  'disclosure',
  'deliveries',
  'display',
  'displays',
  'findings',
  'forgotten-password',
  'indicators',
  'ledger-imports',
  'mails',
  'meetings',
  'milestone-move-limits',
  'outside-systems',
  'papers',
  'password',
  'people',
  'plan',
  'plan-dates',
  'procedures',
  'projects',
  'record',
  'reports',
  'returns',
  'status',
  'supervision',
  'tokens',
  'units',
  'verification',
  'workbench',
]);

/** Where the web app lies, and the base path under which a proxy serves it. */
interface ServedWeb {
  folder?: string | undefined;
  basePath: string;
}

/**
 * Serves the built web app: its files, and `index.html` for the URL of every page. For an unknown
 * URL a browser gets the not-found page of the web app with status 404; a client that does not ask
 * for HTML, such as a metrics collector, gets a JSON error.
 */
export async function serveWeb(
  app: NestFastifyApplication,
  { folder = join(projectRoot, 'dist', 'web'), basePath }: ServedWeb,
): Promise<void> {
  const files = filesIn(folder);
  const page = files.has('index.html')
    ? pageBelow(readFileSync(join(folder, 'index.html'), 'utf8'), basePath)
    : null;
  await app.register(fastifyStatic, { serve: false, root: folder, cacheControl: false });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      answer(request, reply, { files, page });
    });
}

/**
 * Returns the HTML of every page: the built one, with the base path before the addresses of its
 * files, and in the `meta` element from which the app reads it.
 */
export const pageBelow = (html: string, basePath: string): string =>
  html
    .replace(/(href|src)="\.\//g, `$1="${basePath}/`)
    .replace('name="base-path" content=""', `name="base-path" content="${basePath}"`);

/** Names of the files of the web app, and the HTML of its pages; null when it is not built. */
interface BuiltWeb {
  files: ReadonlySet<string>;
  page: string | null;
}

function answer(request: TrackerRequest, reply: TrackerReply, { files, page }: BuiltWeb): void {
  const path = (request.params as { '*': string })['*'];
  if (/^(api|healthz|readyz)(\/|$)/.test(path)) return void reply.callNotFound();
  if (files.has(path) && path !== 'index.html') {
    // The build tool Vite puts a hash of the content into file names under assets/, so a file there
    // never changes and can be cached for a year.
    const lasting = path.startsWith('assets/')
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=3600';
    return void reply.header('Cache-Control', lasting).sendFile(path);
  }
  const isPage = PAGES.has(path.split('/', 1)[0] ?? '');
  if (path.startsWith('assets/') || !acceptsHtml(request, isPage)) return void reply.callNotFound();
  if (page === null) return void reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
  void reply
    .code(isPage ? 200 : 404)
    .header('Cache-Control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page);
}

/**
 * Returns whether to respond with HTML. For the URL of a page, any Accept header that permits HTML
 * is enough. For an unknown URL the header must contain `text/html`, as browsers send it.
 */
const acceptsHtml = ({ headers }: TrackerRequest, isPage: boolean): boolean =>
  (isPage ? /text\/html|\*\/\*/ : /text\/html/).test(headers.accept ?? '*/*');

const filesIn = (folder: string): ReadonlySet<string> =>
  new Set(
    !existsSync(folder)
      ? []
      : readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) =>
            relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
          ),
  );
