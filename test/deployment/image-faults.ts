import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTING_NAMES } from '#platform/config';
import { projectRoot } from '#platform/program';
import type { Deployment, Instruction } from './deployment.js';
import { hasSource, readablePaths, stands } from './program.js';

/**
 * Files and folders that the program opens at run time, in addition to the modules that it imports.
 */
const OPENED = ['./package.json', './node_modules', './dist', './migrations', './libs/plan/data'];

type Fault = (deployment: Deployment) => string[];
const all = (instructions: Instruction[], word: string) =>
  instructions.filter((one) => one.word === word);
const last = (instructions: Instruction[]) =>
  instructions.filter((one) => one.stage === Math.max(...instructions.map(({ stage }) => stage)));
const listOf = (rest: string): string[] => JSON.parse(rest) as string[];

const bases: Fault = ({ instructions }) => {
  const from = all(instructions, 'FROM').map(({ rest }) => rest.split(' ')[0] ?? '');
  return [
    ...from
      .filter((image) => !/^node:(2[2-9]|[3-9]\d)[\w.-]*$/.test(image))
      .map((image) => `“${image}” is not a Node of a fixed version that all packages take`),
    ...(new Set(from).size === 1 ? [] : ['what is built under one image runs under another']),
  ];
};

const copies: Fault = ({ instructions, ignored }) =>
  all(instructions, 'COPY').flatMap(({ stage, rest }) => {
    const words = rest.split(' ');
    const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
    const sources = words.filter((word) => !word.startsWith('--')).slice(0, -1);
    if (from) {
      const known = all(instructions, 'FROM').some(
        (one) => one.stage < stage && one.rest.endsWith(` AS ${from}`),
      );
      const made = sources
        .map((source) => source.replace('/app/', ''))
        .filter(
          (source) =>
            !['dist', 'node_modules'].includes(source) &&
            (!stands(source) || ignored.includes(source)),
        );
      return [
        ...(known ? [] : [`no stage is called ${from}`]),
        ...made.map((source) => `/app/${source} is not in the stage ${from}`),
      ];
    }
    return sources
      .filter((source) => !stands(source) || ignored.includes(source))
      .map((source) => `${source} is not in the context`);
  });

const opened: Fault = ({ instructions }) => {
  const copied = all(last(instructions), 'COPY').map(({ rest }) => rest.split(' ').at(-1));
  return OPENED.filter((path) => !copied.includes(path)).map((path) => `the image lacks ${path}`);
};

const context: Fault = ({ ignored }) => [
  ...['node_modules', 'dist', 'data', '.git', '.env']
    .filter((path) => !ignored.includes(path))
    .map((path) => `.dockerignore must name ${path}`),
  ...[
    'apps',
    'libs',
    'migrations',
    'tools',
    'docs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
  ]
    .filter((path) => ignored.includes(path))
    .map((path) => `the build needs ${path}`),
];

const building: Fault = ({ instructions }) => {
  const runs = all(instructions, 'RUN')
    .filter(({ stage }) => stage === 0)
    .map(({ rest }) => rest);
  const scripts = runs
    .flatMap((run) => [...run.matchAll(/node (tools\/\S+)/g)])
    .map(([, script]) => String(script));
  return [
    ...(runs.includes('npm ci') ? [] : ['the dependencies must come from the lockfile: npm ci']),
    ...(scripts.length > 0 ? [] : ['nothing is built']),
    ...scripts.filter((script) => !stands(script)).map((script) => `${script} does not exist`),
    ...(runs.some((run) => run.includes('npm prune --omit=dev'))
      ? []
      : ['the development dependencies stay in the image']),
  ];
};

const running: Fault = ({ instructions }) => {
  const final = last(instructions);
  const env = Object.fromEntries(
    all(final, 'ENV').map(({ rest }) => rest.split('=') as [string, string]),
  );
  const check = all(final, 'HEALTHCHECK')[0]?.rest ?? '';
  const url = /http:\/\/127\.0\.0\.1:(\d+)(\/[\w/]*)/.exec(check);
  const command = listOf(all(final, 'CMD')[0]?.rest ?? '[]');
  const user = all(final, 'USER')[0]?.rest ?? 'root';
  return [
    ...Object.keys(env)
      .filter((name) => name !== 'NODE_ENV' && !(SETTING_NAMES as readonly string[]).includes(name))
      .map((name) => `the program has no setting ${name}`),
    ...(env.NODE_ENV === 'production' ? [] : ['NODE_ENV must be production']),
    ...(['root', '0'].includes(user) ? ['the program must not run as root'] : []),
    ...(all(final, 'RUN').some(
      ({ rest }) => rest === `mkdir ${env.DATA_DIR} && chown ${user}:${user} ${env.DATA_DIR}`,
    )
      ? []
      : [`${user} cannot write in ${env.DATA_DIR ?? 'DATA_DIR'}`]),
    ...(all(final, 'VOLUME')[0]?.rest === env.DATA_DIR ? [] : ['DATA_DIR must be a volume']),
    ...(all(final, 'EXPOSE')[0]?.rest === env.PORT ? [] : ['EXPOSE and PORT differ']),
    ...(url?.[1] === env.PORT ? [] : ['the health check asks another port than PORT']),
    ...(url?.[2] === '/healthz' && readablePaths().includes('/healthz')
      ? []
      : ['the health check must ask /healthz']),
    ...(command[0] === 'node' && hasSource(command[1] ?? '')
      ? []
      : [`${command.join(' ')} starts nothing`]),
  ];
};

/**
 * Finds folders of the checkout that the source code opens at run time and that are missing in
 * {@link OPENED}.
 */
const foreseen: Fault = () =>
  [
    'libs/platform/database/migrate.ts',
    'libs/platform/http/serve-web.ts',
    'apps/standalone/prepare-database.ts',
  ].flatMap((file) => {
    const text = readFileSync(join(projectRoot, file), 'utf8');
    const folders = [
      ...text.matchAll(/join\(projectRoot, '([\w-]+)'/g),
      ...text.matchAll(/PLAN_FOLDER = '([^']+)'/g),
    ].map(([, folder]) => `./${folder}`);
    if (folders.length === 0) return [`${file} no longer opens what this test knows of`];
    return folders
      .filter((folder) => !OPENED.some((path) => folder === path || folder.startsWith(`${path}/`)))
      .map((folder) => `${file} opens ${folder}, which this test does not know of`);
  });

/**
 * Returns everything that is wrong with the Dockerfile and .dockerignore, one sentence for each
 * fault.
 */
export const imageFaults = (deployment: Deployment): string[] =>
  [bases, copies, opened, context, building, running, foreseen].flatMap((find) => find(deployment));
