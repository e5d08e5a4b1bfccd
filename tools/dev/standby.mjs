import { readFileSync } from 'node:fs';
import inspector from 'node:inspector';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../checkout.mjs';

/**
 * A process that has loaded the dependencies, and waits until it is to run a program. Loading them
 * takes two thirds of a start, so this makes a restart short.
 */
// The process that started this one is gone, even by kill -9.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const start = new Promise((resolve) => process.once('message', resolve));
for (const name of Object.keys(dependencies)) {
  // Not every package has an entry file; the program itself says what it misses.
  await import(name).catch(() => undefined);
}
const { main, inspect } = await start;
process.channel.unref();
if (inspect) {
  try {
    inspector.open(inspect, '127.0.0.1');
  } catch {
    process.stderr.write(`Port ${inspect} is taken, so no debugger can attach.\n`);
  }
}
await import(pathToFileURL(path.join(root, main)));
