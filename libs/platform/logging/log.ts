import { type DestinationStream, type Logger, multistream, pino } from 'pino';
import type { Settings } from '../config/settings.js';
import { syslogDestination } from './syslog/syslog-destination.js';
import { syslogTargetOf } from './syslog/syslog-target.js';

/**
 * The program's log. Each entry is one line of JSON: `log.info({ projectId, requestId },
 * 'posting.recorded')`.
 */
export type Log = Logger;

/**
 * Opens a log. `process` is the name of the process that writes the log: `api`, `worker` or
 * `standalone`.
 */
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
 * Opens the log according to the settings. Lines are written to standard output and, if
 * `LOG_SYSLOG_URL` is set, sent to a syslog server. When that server is unreachable, the log gets
 * one warning and the program continues.
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

/** Opens a log like {@link shippedLog}, for processes that never close it. */
export const logOf = (settings: Settings, process: string): Log =>
  shippedLog(settings, process).log;

/**
 * Returns the parts of an error that are logged. Parameters of SQL statements and values of rows
 * are left out, because they may be password hashes or names.
 */
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
