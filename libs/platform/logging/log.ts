import { type DestinationStream, type Logger, multistream, pino } from 'pino';
import type { Settings } from '../config/settings.js';
import { syslogDestination } from './syslog/syslog-destination.js';
import { syslogTargetOf } from './syslog/syslog-target.js';

/** Where events go, one JSON line each: `log.info({ projectId, requestId }, 'posting.recorded')`. */
export type Log = Logger;

/** Opens the program's log. `process` names who writes: `api`, `worker`, `standalone`. */
export const openLog = (level: string, process: string, destination?: DestinationStream): Log =>
  pino(
    {
      level,
      base: { process },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: loggedError },
    },
    destination,
  );

/**
 * Opens the log that the settings ask for: on standard output, and on the syslog server of `LOG_SYSLOG_URL` besides, if
 * there is one. That the server is out of reach is said once on both, and never stops the program.
 */
export function shippedLog(
  settings: Settings,
  process: string,
  output?: DestinationStream,
): { log: Log; close(): void } {
  const { LOG_LEVEL: level, LOG_SYSLOG_URL: url } = settings;
  if (url === undefined) return { log: openLog(level, process, output), close: () => undefined };
  const shipped = syslogDestination(syslogTargetOf(url), process, ({ event, ...facts }) =>
    log.warn(facts, event),
  );
  const log = openLog(
    level,
    process,
    multistream(
      [output ?? pino.destination(1), shipped].map((stream) => ({ level: 'trace', stream })),
    ),
  );
  return { log, close: () => shipped.close() };
}

/** {@link shippedLog} for as long as the process lives. */
export const logOf = (settings: Settings, process: string): Log =>
  shippedLog(settings, process).log;

/** What the log keeps of an error: never a statement's parameters or a row's values, which may be a password's hash or somebody's name. */
export function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, query, cause } = error as Error & {
    code?: unknown;
    constraint?: unknown;
    query?: unknown;
  };
  return {
    type: error.constructor.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(typeof query === 'string' ? { query } : {}),
    ...(cause === undefined ? {} : { cause: loggedError(cause) }),
  };
}
