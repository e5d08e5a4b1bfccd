import { mayImport, rooms } from './directions.mjs';

const SPEC = '\\.(db-|e2e-|browser-)?spec\\.tsx?$';
// Pattern of tests of migrations, which may import the whole program to check the effect of a
// migration on it.
const PROOF = '^migrations/.*spec\\.ts$';
const exactly = (folders) => `^(${folders.join('|')})/`;
const doored = rooms.filter((room) => !room.startsWith('apps/'));

const directions = rooms
  .map((room) => [room, rooms.filter((other) => !mayImport(room, other))])
  .filter(([, strangers]) => strangers.length > 0)
  .map(([room, strangers]) =>
    rule(
      `${room} may not import this folder`,
      { path: exactly([room]), pathNot: PROOF },
      { path: exactly(strangers) },
    ),
  );

// Pattern of the files of a lib that other folders may import: index.ts with its commands, queries
// and rules; http/index.ts with what the routes of other libs need; and its Nest modules, which only
// an app imports: the one with its routes, and jobs/index.ts with that of its jobs.
const DOOR = '(index|http/index|jobs/index|[a-z-]+\\.module)\\.ts$';
// The platform has a door for each of its folders and none for the whole, so that a file loads only
// the parts that it names.
const doorOf = (room) =>
  room === 'libs/platform' ? '([a-z-]+/index|platform\\.module)\\.ts$' : DOOR;
const frontDoors = doored.flatMap((room) => [
  rule(
    `outsiders import ${room} through its doors alone`,
    { path: '.', pathNot: `^(${room}|test)/` },
    { path: exactly([room]), pathNot: `^${room}/${doorOf(room)}` },
  ),
  rule(
    `outsiders name ${room} by its # name`,
    { path: '.', pathNot: `^(${room}|test)/` },
    { path: `^${room}/${doorOf(room)}`, dependencyTypesNot: ['aliased-subpath-import'] },
  ),
]);

// Folders of the platform that load no framework. Rules and their tests may name them and still
// start at once.
const LIGHT =
  '^libs/platform/(clock|config|confined|disk|files|language|network|problem|program|webhook)/';
const onlyTypes = { dependencyTypesNot: ['type-only', 'type-import'] };
const light = [
  rule(
    'the light folders of the platform load no framework',
    { path: LIGHT, pathNot: SPEC },
    { path: '^node_modules/(@nestjs|bullmq|fastify|pg|typeorm)/', ...onlyTypes },
  ),
  rule(
    'the light folders of the platform load none of its others',
    { path: LIGHT, pathNot: SPEC },
    {
      path: '^libs/platform/',
      // Single files of the other folders that load nothing themselves.
      pathNot: [
        LIGHT,
        '^libs/platform/(database/sql-state|logging/syslog/syslog-target|words/problems)\\.ts$',
      ],
      ...onlyTypes,
    },
  ),
];

const routes = [
  rule(
    'only routes, modules and apps import routes',
    {
      path: '^libs/',
      pathNot: ['^libs/[^/]+/http/', '^libs/[^/]+/[a-z-]+\\.module\\.ts$', SPEC],
    },
    { path: '^libs/[^/]+/(http/|[a-z-]+\\.module\\.ts$)', pathNot: '^libs/platform/platform' },
  ),
  rule(
    'only an app composes the module of a domain',
    { path: '^libs/' },
    { path: '^libs/(?!platform/)[^/]+/([a-z-]+\\.module|jobs/index)\\.ts$' },
  ),
];

// Folders of the web app that contain the pages of one domain each. Pages that combine several
// domains are in overview/ or shell/; code shared by all pages is in ui/.
const WEB_DOMAINS = [
  'alerts',
  'ratings',
  'disclosure',
  'approvals',
  'views',
  'audit',
  'budget',
  'documents',
  'identity',
  'ledger',
  'contracts',
  'reconciliation',
  'outside-systems',
  'milestones',
  'readings',
  'operations',
  'plan',
  'projects',
  'procedures',
  'reports',
  'papers',
  'meetings',
  'search',
  'returns',
  'project-lists',
  'supervision',
];
const WEB = '^apps/web/src/';
const pages = [
  ...WEB_DOMAINS.map((domain) =>
    rule(
      `the pages of ${domain} import no page of another domain`,
      { path: `${WEB}${domain}/` },
      {
        path: `${WEB}(${WEB_DOMAINS.filter((other) => other !== domain).join('|')}|overview|shell)/`,
      },
    ),
  ),
  rule(
    'what all pages share imports no page',
    { path: `${WEB}(ui|client|layout|session)/` },
    { path: `${WEB}(${WEB_DOMAINS.join('|')}|overview|shell)/` },
  ),
  // The texts of a domain stand beside its pages; language/ joins them.
  rule(
    'the language of the pages knows their texts and no page',
    { path: `${WEB}language/` },
    {
      path: `${WEB}(${WEB_DOMAINS.join('|')}|overview|shell)/`,
      pathNot: `${WEB}[a-z]+/words/(zh|en)/index\\.ts$`,
    },
  ),
  rule(
    'texts import no page',
    { path: `${WEB}[a-z]+/words/` },
    { path: `${WEB}(?!client/request-field|[a-z]+/words/)` },
  ),
];

/**
 * Name of the rule against import cycles. The report uses it to recognise cycles among all
 * violations.
 */
export const NO_CIRCLES = 'imports form no circle, types included';

/** Import rules for dependency-cruiser; the name of a rule says what is allowed. */
export const importRules = [
  ...directions,
  ...frontDoors,
  ...routes,
  ...light,
  ...pages,
  rule(NO_CIRCLES, {}, { circular: true }),
  rule('an import leads to a file', {}, { couldNotResolve: true }),
  rule(
    'the program imports neither tests, tools nor what is built',
    { path: '^(apps|libs|migrations)/', pathNot: SPEC },
    { path: '^(test|tools|dist)/' },
  ),
  rule('nobody imports a test', {}, { path: SPEC }),
  rule(
    'only libs/platform/queue and apps/worker know BullMQ',
    { path: '.', pathNot: '^(libs/platform/queue|apps/worker|test)/' },
    { path: '^node_modules/(@nestjs/)?bullmq/' },
  ),
  rule(
    'the server runs on the "dependencies" of package.json',
    { path: '^(apps|libs|migrations)/', pathNot: [SPEC, '^apps/web/'] },
    {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only', 'type-import'],
    },
  ),
];

function rule(name, from, to) {
  return { name, severity: 'error', from, to };
}
