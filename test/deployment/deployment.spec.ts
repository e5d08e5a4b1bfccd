import { describe, expect, it } from '@jest/globals';
import { composeFaults } from './compose-faults.js';
import { deploymentTexts, type DeploymentTexts, readDeployment } from './deployment.js';
import { imageFaults } from './image-faults.js';

const env = { POSTGRES_PASSWORD: 'owner0', TRACKER_APP_PASSWORD: 'app0', REDIS_PASSWORD: 'redis0' };
const texts = deploymentTexts();
const faultsOf = (given: DeploymentTexts, variables: Record<string, string> = env) => {
  const deployment = readDeployment(given, variables);
  return [...composeFaults(deployment), ...imageFaults(deployment)];
};

type Change = [fault: string, file: keyof DeploymentTexts, from: string | RegExp, to: string];

const composeChanges: Change[] = [
  ['worker: the program has no setting SMTP_URI', 'compose', 'SMTP_URL:', 'SMTP_URI:'],
  ['api: REDIS_URL is missing', 'compose', /^ {2}REDIS_URL:.*\n/m, ''],
  [
    'api: Settings that cannot be used: REDIS_URL',
    'compose',
    'REDIS_URL: redis:',
    'REDIS_URL: http:',
  ],
  ['api: REDIS_URL leads to cache, which is no service', 'compose', '@redis:', '@cache:'],
  [
    'migrate: DATABASE_OWNER_URL leads to port 5433, not 5432',
    'compose',
    /(tracker_owner:.*):5432/,
    '$1:5433',
  ],
  ['worker: SMTP_URL leads to port 25, not 1025', 'compose', 'mailpit:1025', 'mailpit:25'],
  [
    'api: nobody creates the login tracker of DATABASE_URL',
    'compose',
    '//tracker_app:',
    '//tracker:',
  ],
  [
    'api: nobody creates the database /portfolio of DATABASE_URL',
    'compose',
    /(TRACKER_APP_PASSWORD:\?.*:5432)\/tracker/,
    '$1/portfolio',
  ],
  [
    'worker: DATABASE_URL must sign in as tracker_app',
    'compose',
    '//tracker_app:',
    '//tracker_owner:',
  ],
  [
    'api: only migrate may have DATABASE_OWNER_URL',
    'compose',
    'DATA_DIR: /data',
    'DATABASE_OWNER_URL: postgres://tracker_owner@postgres:5432/tracker?sslmode=disable',
  ],
  [
    'worker: Settings that cannot be used: REDIS_URL leads to another machine without TLS',
    'compose',
    '?tls=off',
    '',
  ],
  ['redis: takes orders from anybody', 'compose', /\s*'--requirepass',\s*'[^']*',/, ''],
  [
    'redis: its health check does not sign in',
    'compose',
    /REDISCLI_AUTH: .*/,
    'REDISCLI_AUTH: other',
  ],
  [
    'api: REDIS_URL has not the password of redis',
    'compose',
    'redis://:${REDIS_PASSWORD:?write it into .env}@',
    'redis://',
  ],
  [
    'REDIS_PASSWORD must be required, without a default',
    'compose',
    ':${REDIS_PASSWORD:?write it into .env}@',
    ':${REDIS_PASSWORD:-redis}@',
  ],
  [
    'create-logins.sh wants TRACKER_APP_PASSWORD, which postgres is not given',
    'compose',
    /^ {6}TRACKER_APP_PASSWORD:.*\n/m,
    '',
  ],
  ['postgres does not run create-logins.sh', 'compose', /^.*create-logins.sh:.*\n/m, ''],
  [
    'migrate: nobody creates the login tracker_owner',
    'logins',
    'CREATE ROLE tracker_owner',
    'CREATE ROLE owner',
  ],
  [
    'POSTGRES_PASSWORD must be required, without a default',
    'compose',
    '${POSTGRES_PASSWORD:?write it into .env}',
    '${POSTGRES_PASSWORD:-changeme}',
  ],
  [
    'worker: dist/apps/workers/main.js has no source',
    'compose',
    'dist/apps/worker/main.js',
    'dist/apps/workers/main.js',
  ],
  [
    'api: starts nothing of the program',
    'compose',
    "['node', 'dist/apps/api/main.js']",
    "['npm', 'start']",
  ],
  ['migrate: tracker has no command “upgrade”', 'compose', 'main.js migrate', 'main.js upgrade'],
  [
    'migrate: accounts has no command “create”',
    'compose',
    'accounts create-first',
    'accounts create',
  ],
  ['migrate: load takes 1 arguments, not 0', 'compose', ' libs/plan/data/hangzhou-14fyp', ''],
  [
    'migrate: migrate has no option --force',
    'compose',
    'main.js migrate',
    'main.js migrate --force',
  ],
  ['migrate: libs/plan/data/hangzhou holds no plan', 'compose', 'hangzhou-14fyp', 'hangzhou'],
  [
    'mailpit: has no health check',
    'compose',
    /^ {4}healthcheck:\n {6}test: \['CMD', '\/mailpit'[\s\S]*?retries: 4\n/m,
    '',
  ],
  [
    'migrate: runs all the time and has no health check',
    'compose',
    "restart: 'no'",
    'restart: unless-stopped',
  ],
  ['api: the api does not answer at /ready', 'compose', ':3000/readyz', ':3000/ready'],
  ['api: asks port 8080, but the image listens on 3000', 'compose', ':3000/readyz', ':8080/readyz'],
  ['api: does not ask the api', 'compose', 'http://127.0.0.1:3000/readyz', 'http://api'],
  [
    'worker: looks for a connection to port 6380, but Redis is at 6379',
    'compose',
    ':18EB 01 ',
    ':18EC 01 ',
  ],
  ['worker: waits for mail, which is no service', 'compose', /( {6})mailpit:\n/, '$1mail:\n'],
  [
    'api: waits for migrate to be healthy, which nobody checks',
    'compose',
    'service_completed_successfully',
    'service_healthy',
  ],
  [
    'api: waits for migrate to end, which is started again each time',
    'compose',
    "restart: 'no'",
    'restart: always',
  ],
  [
    'worker: starts before the database is migrated',
    'compose',
    /(worker[\s\S]*condition: )service_completed_successfully/,
    '$1service_started',
  ],
  [
    'migrate: starts before PostgreSQL answers',
    'compose',
    /(postgres:\n {8}condition: )service_healthy/,
    '$1service_started',
  ],
  [
    'mailpit: the image “axllent/mailpit:latest” has no fixed version',
    'compose',
    /mailpit:v[\d.]+/,
    'mailpit:latest',
  ],
  [
    'redis: the image “redis” has no fixed version',
    'compose',
    'image: redis:7.4-bookworm',
    'image: redis',
  ],
  [
    'postgres: mounts ./create-logins.sh, which does not exist',
    'compose',
    './tools/deployment/',
    './',
  ],
  ['worker: mounts the volume data, which is not declared', 'compose', /^ {2}data:\n/m, ''],
  [
    'postgres: its data are not kept',
    'compose',
    'postgres:/var/lib/postgresql',
    'postgres:/var/lib/postgresql/data',
  ],
  ['redis: its data are not kept', 'compose', 'redis:/data', 'redis:/var/lib/redis'],
  ['api: /data is not kept in a volume', 'compose', '- data:/data', '- data:/var/data'],
  ['redis: lacks --appendonly yes', 'compose', /'--appendonly',\s*'yes',/, ''],
  ['redis: lacks --appendfsync everysec', 'compose', 'everysec', 'no'],
  ['redis: lacks --maxmemory-policy noeviction', 'compose', 'noeviction', 'allkeys-lru'],
  ['api: publishes 3000:8080, where nothing answers', 'compose', '}:3000', '}:8080'],
  [
    'mailpit: publishes 127.0.0.1:8025:80, where nothing answers',
    'compose',
    '8025:8025',
    '8025:80',
  ],
];

const imageChanges: Change[] = [
  [
    '“node:latest” is not a Node of a fixed version',
    'dockerfile',
    /node:24-bookworm-slim/g,
    'node:latest',
  ],
  [
    'what is built under one image runs under another',
    'dockerfile',
    'node:24-bookworm-slim AS build',
    'node:24-bookworm AS build',
  ],
  ['yarn.lock is not in the context', 'dockerfile', 'package-lock.json', 'yarn.lock'],
  ['.npmrc is not in the context', 'dockerignore', /$/, '.npmrc\n'],
  ['no stage is called build', 'dockerfile', 'AS build', 'AS make'],
  ['/app/plans is not in the stage build', 'dockerfile', '/app/libs/plan/data', '/app/plans'],
  ['the image lacks ./migrations', 'dockerfile', /^COPY.*migrations\n/m, ''],
  ['the image lacks ./libs/plan/data', 'dockerfile', / \.\/libs\/plan\/data/, ' ./plans'],
  ['.dockerignore must name .env', 'dockerignore', /^\.env\n/m, ''],
  ['.dockerignore must name node_modules', 'dockerignore', 'node_modules\n', ''],
  ['the build needs docs', 'dockerignore', /$/, 'docs\n'],
  ['the dependencies must come from the lockfile', 'dockerfile', 'npm ci', 'npm install'],
  ['nothing is built', 'dockerfile', /^RUN node .*\n/m, ''],
  ['tools/make.mjs does not exist', 'dockerfile', 'tools/build.mjs', 'tools/make.mjs'],
  ['the development dependencies stay in the image', 'dockerfile', 'npm prune --omit=dev && ', ''],
  ['the program has no setting DATADIR', 'dockerfile', 'ENV DATA_DIR', 'ENV DATADIR'],
  ['NODE_ENV must be production', 'dockerfile', /^ENV NODE_ENV.*\n/m, ''],
  ['the program must not run as root', 'dockerfile', /^USER .*\n/m, ''],
  ['node cannot write in /data', 'dockerfile', ' && chown node:node /data', ''],
  ['DATA_DIR must be a volume', 'dockerfile', /^VOLUME .*\n/m, ''],
  ['EXPOSE and PORT differ', 'dockerfile', 'EXPOSE 3000', 'EXPOSE 80'],
  ['the health check asks another port than PORT', 'dockerfile', '127.0.0.1:3000', '127.0.0.1:80'],
  ['the health check must ask /healthz', 'dockerfile', '/healthz', '/health'],
  ['node dist/main.js starts nothing', 'dockerfile', '"dist/apps/api/main.js"', '"dist/main.js"'],
];

describe('the deployment in containers', () => {
  it('agrees with the program', () => expect(faultsOf(texts)).toEqual([]));

  it('takes what an operator may set', () => {
    const chosen = {
      ...env,
      SMTP_URL: 'smtp://mailpit:1025?tls=off',
      MAIL_FROM: 'tracker@city.example',
      PUBLIC_URL: 'https://tracker.city.example',
      LOG_LEVEL: 'debug',
      PORT: '8080',
    };
    expect(faultsOf(texts, chosen)).toEqual([]);
    expect(
      readDeployment(texts, { ...env, PORT: '8080' }).services.find(({ name }) => name === 'api')
        ?.environment.PUBLIC_URL,
    ).toBe('http://localhost:8080');
  });

  it.each([...composeChanges, ...imageChanges])('is refused when: %s', (fault, file, from, to) => {
    const changed = texts[file].replace(from, to);
    expect(changed).not.toBe(texts[file]);
    expect(faultsOf({ ...texts, [file]: changed }).join('\n')).toContain(fault);
  });
});
