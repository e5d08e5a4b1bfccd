import { type DestinationStream, type Logger, pino } from 'pino';

/** Where events go, one JSON line each: `log.info({ projectId, requestId }, 'posting.recorded')`. */
export type Log = Logger;

/** Opens the program's log. `process` names who writes: `api`, `worker`, `standalone`. */
export const openLog = (level: string, process: string, destination?: DestinationStream): Log =>
  pino({ level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } }, destination);
