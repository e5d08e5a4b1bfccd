import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '#platform/program';

/** Contents of the files that define how the program runs in containers. */
export interface DeploymentTexts {
  compose: string;
  dockerfile: string;
  dockerignore: string;
  logins: string;
}

/** A service of the compose file, with its variables replaced by their values. */
export interface Service {
  name: string;
  /** True when the service runs the image that is built from the Dockerfile of this repository. */
  isOurs: boolean;
  image: string;
  command: string[];
  environment: Record<string, string>;
  volumes: string[];
  ports: string[];
  restart: string | undefined;
  healthcheck: { test: string[] } | 'none' | null;
  dependsOn: Record<string, string>;
}

/** An instruction of the Dockerfile, with the number of its build stage. */
export interface Instruction {
  stage: number;
  word: string;
  rest: string;
}

export interface Deployment {
  services: Service[];
  volumes: string[];
  /**
   * Variables that the compose file uses. `otherwise` is the text after the variable's name: `:?…`
   * (the variable is required), `:-…` (its default value) or empty.
   */
  asked: { name: string; otherwise: string }[];
  instructions: Instruction[];
  ignored: string[];
  logins: string;
}

type Written = {
  build?: string;
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  restart?: string;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
};

const textOf = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

/** Reads the deployment files of the checkout. */
export const deploymentTexts = (): DeploymentTexts => ({
  compose: textOf('docker-compose.yml'),
  dockerfile: textOf('Dockerfile'),
  dockerignore: textOf('.dockerignore'),
  logins: textOf('tools/deployment/create-logins.sh'),
});

/** Parses the deployment files as Docker would; `env` has the variables of the `.env` file. */
export function readDeployment(texts: DeploymentTexts, env: Record<string, string>): Deployment {
  const asked: Deployment['asked'] = [];
  const filled = filledIn(parse(texts.compose, { merge: true }), (text) =>
    interpolate(text, env, asked),
  ) as { services: Record<string, Written>; volumes?: Record<string, unknown> };
  return {
    services: Object.entries(filled.services).map(([name, written]) => serviceOf(name, written)),
    volumes: Object.keys(filled.volumes ?? {}),
    asked,
    instructions: instructionsOf(texts.dockerfile),
    ignored: texts.dockerignore.split('\n').filter((line) => line && !line.startsWith('#')),
    logins: texts.logins,
  };
}

function serviceOf(name: string, written: Written): Service {
  const {
    build,
    image = '',
    command = [],
    environment = {},
    volumes = [],
    ports = [],
    restart,
    healthcheck,
    depends_on: dependsOn = {},
  } = written;
  return {
    name,
    isOurs: build !== undefined,
    image,
    command,
    environment: Object.fromEntries(
      Object.entries(environment).map(([key, value]) => [key, String(value)]),
    ),
    volumes,
    ports,
    restart,
    healthcheck: healthcheck?.disable
      ? 'none'
      : healthcheck?.test
        ? { test: healthcheck.test }
        : null,
    dependsOn: Object.fromEntries(
      Object.entries(dependsOn).map(([other, { condition }]) => [other, condition]),
    ),
  };
}

function filledIn(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((each) => filledIn(each, fill));
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, filledIn(each, fill)]),
    );
  return value;
}

/**
 * Replaces `${NAME}`, `${NAME:-otherwise}` and `${NAME:?why}` in a text by the variables' values,
 * also when nested, and adds each variable to `asked`.
 */
function interpolate(
  text: string,
  env: Record<string, string>,
  asked: Deployment['asked'],
): string {
  const innermost = /\$\{(\w+)((?::[-?])[^{}]*)?\}/;
  for (let match = innermost.exec(text); match; match = innermost.exec(text)) {
    const [whole, name = '', otherwise = ''] = match;
    asked.push({ name, otherwise });
    text = text.replace(
      whole,
      () => env[name] ?? (otherwise.startsWith(':-') ? otherwise.slice(2) : ''),
    );
  }
  return text;
}

function instructionsOf(dockerfile: string): Instruction[] {
  let stage = -1;
  return dockerfile
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => {
      const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
      if (word === 'FROM') stage += 1;
      return { stage, word, rest };
    });
}
