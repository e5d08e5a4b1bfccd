import { createServer } from 'node:net';
import { greeting } from '../../dist/apps/standalone/greeting.js';
import { prepareDatabase } from '../../dist/apps/standalone/prepare-database.js';
import { openDatabasePlace } from '../../dist/libs/installation/index.js';
import { loadSettings } from '../../dist/libs/platform/config/index.js';
import { openPrograms } from './programs.mjs';
import { watchServer } from './watch-server.mjs';
import { serveWeb } from './web.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

/**
 * Runs database, API, worker and web app until Ctrl-C or SIGTERM, then stops all of them and ends
 * this process.
 */
export async function runDev() {
  const closers = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  endOnSignal(close);
  try {
    await open(closers);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(closers) {
  // HOST is 127.0.0.1 by default, so that other machines cannot reach the program unless the
  // developer sets it.
  const settings = loadSettings(process.env, { LOG_LEVEL: 'warn', HOST: '127.0.0.1' });
  const place = await openDatabasePlace(settings, { serve: true, log: say });
  closers.push(() => place.close());
  const accounts = await prepareDatabase(place, settings, say);
  const address = `http://localhost:${settings.PORT}`;
  const apiPort = await freePort();
  const programs = openPrograms({
    say,
    apiPort,
    inspect: process.env.DEV_INSPECT !== 'off',
    env: {
      ...process.env,
      DATABASE_URL: place.appUrl,
      DATABASE_OWNER_URL: place.ownerUrl,
      DATA_DIR: settings.DATA_DIR,
      LOG_LEVEL: settings.LOG_LEVEL,
      PUBLIC_URL: settings.PUBLIC_URL ?? address,
      HOST: '127.0.0.1',
      PORT: String(apiPort),
    },
  });
  closers.push(() => programs.close());
  const web = await serveWeb({ settings, apiPort, apiReady: () => programs.ready() });
  closers.push(() => web.close());
  const watch = watchServer({ say, changed: () => programs.restart() });
  closers.push(() => watch.close());
  await programs.ready();
  say(greeting(address, settings, accounts).join('\n'));
}

/**
 * Calls `close` at the first signal and ignores later ones: Ctrl-C can arrive twice, from the
 * terminal and from npm.
 */
function endOnSignal(close) {
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      say('\n正在停止… stopping');
      close().then(
        () => process.exit(0),
        (error) => {
          process.stderr.write(`${error?.stack ?? error}\n`);
          process.exit(1);
        },
      );
    });
}

/** Returns the number of a port that is free now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
