import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';

/**
 * Delay before the next attempt of a job: `delay` in ms, doubled with each attempt, and varied
 * randomly by up to the fraction `jitter`.
 */
export interface JobBackoff {
  type: 'exponential';
  delay: number;
  jitter?: number;
}

/** A kind of job: its name, the queue in which it waits, and the class of its payload. */
export interface JobDefinition<Payload extends object = object> {
  readonly name: string;
  readonly queue: string;
  /**
   * Version of the payload's format. It is increased only for a change that workers of an older
   * version would misread; new fields are optional and do not need a new version.
   */
  readonly version: number;
  readonly payload: new () => Payload;
  /**
   * Largest number of attempts. A failure that a user must know of must be stored in a row of the
   * database, because finished jobs are deleted from the queue.
   */
  readonly attempts: number;
  readonly backoff: JobBackoff;
}

/** A payload as stored in the queue, with the version of its format. */
export type PackedPayload = Readonly<Record<string, unknown>> & { v: number };

/**
 * Thrown when a payload does not match its class, both when a job is enqueued and when it is run.
 */
export class InvalidJobPayload extends Error {
  override readonly name = 'JobPayloadRefused';
}

/**
 * Declares a kind of job. Payloads may contain only ids and version numbers, never names, addresses
 * or texts.
 */
export function defineJob<Payload extends object>(
  name: string,
  definition: Omit<JobDefinition<Payload>, 'name'>,
): JobDefinition<Payload> {
  if (!/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(name))
    throw new Error(`job “${name}” must be named domain.verb`);
  return { name, ...definition };
}

/**
 * Validates a payload and adds the version of its format.
 * @throws InvalidJobPayload
 */
export function packPayload<Payload extends object>(
  job: JobDefinition<Payload>,
  payload: Payload,
): PackedPayload {
  return { ...checked(job, { ...payload }), v: job.version };
}

/**
 * Validates a payload read from the queue and removes its version.
 * @throws InvalidJobPayload when it is invalid, or was written by a newer version of the program.
 */
export function unpackPayload<Payload extends object>(
  job: JobDefinition<Payload>,
  data: unknown,
): Payload {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new InvalidJobPayload(`${job.name}: the payload is no object`);
  const { v, ...rest } = data as Record<string, unknown>;
  if (typeof v !== 'number' || !Number.isInteger(v) || v < 1)
    throw new InvalidJobPayload(`${job.name}: the payload does not say its version`);
  if (v > job.version)
    throw new InvalidJobPayload(
      `${job.name}: the payload has version ${v}, this program knows ${job.version}; a newer version of the program put it there`,
    );
  return checked(job, rest);
}

function checked<Payload extends object>(job: JobDefinition<Payload>, plain: object): Payload {
  const payload = plainToInstance(job.payload, plain);
  const errors = validateSync(payload, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0)
    throw new InvalidJobPayload(`${job.name}: ${errors.map(whatIsWrong).join('; ')}`);
  return payload;
}

const whatIsWrong = (error: ValidationError): string =>
  Object.values(error.constraints ?? {}).join(', ') || `${error.property} is wrong`;
