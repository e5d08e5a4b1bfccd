import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/**
 * Contexts (names of classes) under which NestJS logs its startup. These messages are logged at
 * level debug, because they are only of interest when the startup fails.
 */
const START_UP = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

/** Writes the log messages of NestJS to the program's log. */
export class NestLog implements LoggerService {
  constructor(private readonly written: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    const context = contextOf(rest);
    this.written[context && START_UP.has(context) ? 'debug' : 'info']({ context }, String(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.written.warn({ context: contextOf(rest) }, String(message));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.written.debug({ context: contextOf(rest) }, String(message));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.written.trace({ context: contextOf(rest) }, String(message));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.written.fatal({ context: contextOf(rest) }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    const stack = rest.length > 1 && typeof rest[0] === 'string' ? rest[0] : undefined;
    this.written.error(
      {
        context: contextOf(rest),
        ...(message instanceof Error ? { err: message } : {}),
        ...(stack ? { stack } : {}),
      },
      String(message),
    );
  }
}

/**
 * Returns the context of a log message (such as the name of a class), which NestJS passes as the
 * last argument; undefined when there is none.
 */
function contextOf(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
}
