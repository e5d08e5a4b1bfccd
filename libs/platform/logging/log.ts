import { type DestinationStream, type Logger, pino } from 'pino';

/** Where events go, one JSON line each: `log.info({ projectId, requestId }, 'posting.recorded')`. */
export type Log = Logger;

/** Opens the program's log. `process` names who writes: `api`, `worker`, `standalone`. */
export const openLog = (level: string, process: string, destination?: DestinationStream): Log => pino({
  level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) }, serializers: { err: loggedError },
}, destination);

/** What the log keeps of an error: never a statement's parameters or a row's values, which may be a password's hash or somebody's name. */
export function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, query, cause } = error as Error & { code?: unknown; constraint?: unknown; query?: unknown };
  return {
    type: error.constructor.name, message: error.message, stack: error.stack,
    ...(code === undefined ? {} : { code }), ...(constraint === undefined ? {} : { constraint }), ...(typeof query === 'string' ? { query } : {}),
    ...(cause === undefined ? {} : { cause: loggedError(cause) }),
  };
}
