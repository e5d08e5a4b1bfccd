import { readFileSync } from 'node:fs';
import inspector from 'node:inspector';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../checkout.mjs';

/**
 * Entry point of a standby process: loads the program's dependencies, then waits for the message to
 * run a program. Loading takes two thirds of the time of a start, so a restart with a standby
 * process is short.
 */
// The event `disconnect` means that the parent process has ended, even if it was killed with
// SIGKILL. This process then ends itself.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const start = new Promise((resolve) => process.once('message', resolve));
for (const name of Object.keys(dependencies)) {
  // Errors are ignored: some packages have no entry file to import, and for a package that is
  // really missing the program itself reports an error.
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
