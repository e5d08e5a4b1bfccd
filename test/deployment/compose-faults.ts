import { readSettings, SETTING_NAMES } from '#platform/config';
import { APP_ROLE } from '#platform/database';
import { StartupError } from '#platform/program';
import type { Deployment, Service } from './deployment.js';
import { commandLineProblem, hasSource, readablePaths, stands } from './program.js';

const NEEDED = ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'PUBLIC_URL', 'MAIL_FROM', 'DATA_DIR'];
const PORTS: Record<string, string> = { 'postgres:': '5432', 'redis:': '6379', 'smtp:': '1025' };

type Fault = (deployment: Deployment) => string[];
const ofOurs =
  (find: (service: Service, deployment: Deployment) => string[]): Fault =>
  (deployment) =>
    deployment.services
      .filter((service) => service.isOurs)
      .flatMap((service) => find(service, deployment).map((fault) => `${service.name}: ${fault}`));
const ofEach =
  (find: (service: Service, deployment: Deployment) => string[]): Fault =>
  (deployment) =>
    deployment.services.flatMap((service) =>
      find(service, deployment).map((fault) => `${service.name}: ${fault}`),
    );

const settings = ofOurs(({ environment }) => {
  const unknown = Object.keys(environment)
    .filter((name) => !(SETTING_NAMES as readonly string[]).includes(name))
    .map((name) => `the program has no setting ${name}`);
  const missing = NEEDED.filter((name) => !environment[name]).map((name) => `${name} is missing`);
  try {
    readSettings(environment);
    return [...unknown, ...missing];
  } catch (error) {
    if (error instanceof StartupError) return [...unknown, ...missing, error.message];
    throw error;
  }
});

const addresses = ofOurs(({ environment }, { services }) =>
  ['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL', 'SMTP_URL'].flatMap((name) => {
    if (!environment[name] || !URL.canParse(environment[name])) return [];
    const { hostname, port, protocol } = new URL(environment[name]);
    return [
      ...(services.some((service) => service.name === hostname)
        ? []
        : [`${name} leads to ${hostname}, which is no service`]),
      ...(port === PORTS[protocol]
        ? []
        : [`${name} leads to port ${port || '(none)'}, not ${PORTS[protocol]}`]),
    ];
  }),
);

/**
 * Finds services that use a wrong database login. DATABASE_URL must name the program's own login,
 * which cannot change ledger rows. Every login that is used must also be created by the script for
 * logins.
 */
const logins: Fault = ({ services, logins: script }) => {
  const made = new Set([...script.matchAll(/^CREATE ROLE (\w+) LOGIN/gm)].map(([, role]) => role));
  const databases = new Set(
    [...script.matchAll(/^CREATE DATABASE (\w+) OWNER/gm)].map(([, name]) => `/${name}`),
  );
  const passwords = [...script.matchAll(/"\$(\w+)"/g)].map(([, name]) => String(name));
  const postgres = services.find((service) => service.image.startsWith('postgres:'));
  return [
    ...services.flatMap(({ name, environment }) =>
      Object.entries(environment)
        .filter(([setting]) => /^DATABASE.*_URL$/.test(setting))
        .flatMap(([setting, value]) => {
          const { username, pathname } = new URL(value);
          return [
            ...(made.has(username)
              ? []
              : [`${name}: nobody creates the login ${username} of ${setting}`]),
            ...(databases.has(pathname)
              ? []
              : [`${name}: nobody creates the database ${pathname} of ${setting}`]),
            ...(setting !== 'DATABASE_URL' || username === APP_ROLE
              ? []
              : [`${name}: DATABASE_URL must sign in as ${APP_ROLE}`]),
          ];
        }),
    ),
    ...services
      .filter(({ name, environment }) => environment.DATABASE_OWNER_URL && name !== 'migrate')
      .map(({ name }) => `${name}: only migrate may have DATABASE_OWNER_URL`),
    ...passwords
      .filter((name) => !postgres?.environment[name])
      .map((name) => `create-logins.sh wants ${name}, which postgres is not given`),
    ...(postgres?.volumes.some((volume) =>
      volume.startsWith('./tools/deployment/create-logins.sh:/docker-entrypoint-initdb.d/'),
    )
      ? []
      : ['postgres does not run create-logins.sh']),
  ];
};

// Finds variables with a password, secret or token that have a default value. Names with
// `_PASSWORD` are passwords; names that begin with `PASSWORD_` are rules for passwords and do not
// match.
const secrets: Fault = ({ asked }) =>
  asked
    .filter(
      ({ name, otherwise }) => /_PASSWORD|SECRET|TOKEN/.test(name) && !otherwise.startsWith(':?'),
    )
    .map(({ name }) => `${name} must be required, without a default`);

const commands = ofOurs(({ command }) => {
  const runs = command
    .join(' ')
    .split('\n')
    .flatMap((line) => [...line.matchAll(/node (dist\/\S+)(.*)/g)]);
  if (runs.length === 0) return ['starts nothing of the program'];
  return runs.flatMap(([, file = '', words = '']) => {
    if (!hasSource(file)) return [`${file} has no source`];
    const problem =
      file === 'dist/apps/cli/main.js'
        ? commandLineProblem(words.split(' ').filter(Boolean))
        : null;
    const folder = /plan load (\S+)/.exec(words)?.[1];
    return [
      ...(problem ? [problem] : []),
      ...(folder && !stands(`${folder}/plan.csv`) ? [`${folder} holds no plan`] : []),
    ];
  });
});

const health = ofEach(({ name, healthcheck, environment, restart }) => {
  if (healthcheck === null) return ['has no health check'];
  if (healthcheck === 'none')
    return restart === 'no' ? [] : ['runs all the time and has no health check'];
  const test = healthcheck.test.join(' ');
  const url = /http:\/\/127\.0\.0\.1:(\d+)(\/[\w/]*)/.exec(test);
  const connection = /:([0-9A-F]{4}) 01 /.exec(test)?.[1];
  const redis = environment.REDIS_URL ? Number(new URL(environment.REDIS_URL).port) : null;
  return [
    ...(url && !readablePaths().includes(url[2] ?? '')
      ? [`the api does not answer at ${url[2]}`]
      : []),
    ...(url && url[1] !== '3000' ? [`asks port ${url[1]}, but the image listens on 3000`] : []),
    ...(connection && parseInt(connection, 16) !== redis
      ? [`looks for a connection to port ${parseInt(connection, 16)}, but Redis is at ${redis}`]
      : []),
    ...(name === 'api' && !url ? ['does not ask the api'] : []),
  ];
});

const dependencies = ofEach(({ dependsOn, isOurs, name, environment }, { services }) => [
  ...Object.entries(dependsOn).flatMap(([other, condition]) => {
    const service = services.find((each) => each.name === other);
    if (!service) return [`waits for ${other}, which is no service`];
    if (
      condition === 'service_healthy' &&
      (service.healthcheck === null || service.healthcheck === 'none')
    )
      return [`waits for ${other} to be healthy, which nobody checks`];
    return condition === 'service_completed_successfully' && service.restart !== 'no'
      ? [`waits for ${other} to end, which is started again each time`]
      : [];
  }),
  ...(isOurs && name !== 'migrate' && dependsOn.migrate !== 'service_completed_successfully'
    ? ['starts before the database is migrated']
    : []),
  ...(environment.DATABASE_OWNER_URL && dependsOn.postgres !== 'service_healthy'
    ? ['starts before PostgreSQL answers']
    : []),
]);

const images = ofEach(({ image, isOurs }) =>
  isOurs || /:v?\d[\w.-]*$/.test(image) ? [] : [`the image “${image}” has no fixed version`],
);

const volumes = ofEach(({ volumes: mounts, image, environment }, { volumes: declared }) => [
  ...mounts.flatMap((mount) => {
    const [source = ''] = mount.split(':');
    if (source.startsWith('.'))
      return stands(source) ? [] : [`mounts ${source}, which does not exist`];
    return declared.includes(source) ? [] : [`mounts the volume ${source}, which is not declared`];
  }),
  ...(/^postgres:(1[89]|[2-9]\d)/.test(image) &&
  !mounts.some((mount) => mount.endsWith(':/var/lib/postgresql'))
    ? ['its data are not kept: mount a volume at /var/lib/postgresql']
    : []),
  ...(image.startsWith('redis:') && !mounts.some((mount) => mount.endsWith(':/data'))
    ? ['its data are not kept: mount a volume at /data']
    : []),
  ...(environment.DATA_DIR && !mounts.some((mount) => mount.endsWith(`:${environment.DATA_DIR}`))
    ? [`${environment.DATA_DIR} is not kept in a volume`]
    : []),
]);

/**
 * Checks that Redis (the job queue) requires a password, and that the services and the health check
 * of Redis use it.
 */
const guardedQueue: Fault = ({ services }) =>
  services
    .filter((service) => service.image.startsWith('redis:'))
    .flatMap(({ command, environment }) => {
      const password = command[command.indexOf('--requirepass') + 1];
      if (!command.includes('--requirepass') || !password)
        return ['redis: takes orders from anybody'];
      return [
        ...(environment.REDISCLI_AUTH === password
          ? []
          : ['redis: its health check does not sign in']),
        ...services
          .filter(
            (service) =>
              service.environment.REDIS_URL &&
              URL.canParse(service.environment.REDIS_URL) &&
              new URL(service.environment.REDIS_URL).password !== password,
          )
          .map(({ name }) => `${name}: REDIS_URL has not the password of redis`),
      ];
    });

const durableQueue: Fault = ({ services }) =>
  services
    .filter((service) => service.image.startsWith('redis:'))
    .flatMap(({ command }) => {
      const words = command.join(' ');
      return ['--appendonly yes', '--appendfsync everysec', '--maxmemory-policy noeviction']
        .filter((option) => !words.includes(option))
        .map((option) => `redis: lacks ${option}`);
    });

const ports: Fault = ({ services }) =>
  services.flatMap(({ name, ports: published, isOurs }) =>
    published
      .filter((port) => !port.endsWith(isOurs ? ':3000' : ':8025'))
      .map((port) => `${name}: publishes ${port}, where nothing answers`),
  );

/** Returns everything that is wrong with the compose file, one sentence for each fault. */
export const composeFaults = (deployment: Deployment): string[] =>
  [
    settings,
    addresses,
    logins,
    secrets,
    commands,
    health,
    dependencies,
    images,
    volumes,
    durableQueue,
    guardedQueue,
    ports,
  ].flatMap((find) => find(deployment));
