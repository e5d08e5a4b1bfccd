import { loadSettings } from '#platform/config';
import { StartupError } from '#platform/program';
import { PlanFileRefused } from '#plan';
import { startTracker } from './start-tracker.js';

/**
 * Closes everything in order on Ctrl-C, SIGTERM or a closed terminal; a second signal ends the
 * process at once.
 */
function closeOnSignal(close: () => Promise<void>): void {
  let closingSinceMs: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Pressing Ctrl-C once can send the signal twice: by the terminal, and by npm, which forwards
      // it. The second signal is therefore ignored if it comes within a second.
      if (closingSinceMs !== null && Date.now() - closingSinceMs < 1_000) return;
      if (closingSinceMs !== null) process.exit(130);
      closingSinceMs = Date.now();
      process.stdout.write('\n正在停止… stopping\n');
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

try {
  const tracker = await startTracker(
    loadSettings(process.env, { LOG_LEVEL: 'warn' }),
    (line) => process.stdout.write(`${line}\n`),
    closeOnSignal,
  );
  process.stdout.write(`${tracker.greeting.join('\n')}\n`);
} catch (error) {
  const sentence = error instanceof StartupError || error instanceof PlanFileRefused;
  process.stderr.write(
    `${sentence ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}
