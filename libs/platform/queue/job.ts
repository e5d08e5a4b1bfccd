import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';

/**
 * Delay before another attempt: `delayMs`, doubled each time, and varied randomly by up to the
 * fraction `jitter`.
 */
export interface JobBackoff {
  type: 'exponential';
  delay: number;
  jitter?: number;
}

/** A kind of job: its name, its queue and its payload. */
export interface JobDefinition<Payload extends object = object> {
  readonly name: string;
  readonly queue: string;
  /**
   * Version of the payload. New fields are optional, so only a change that old workers would
   * misread increases it.
   */
  readonly version: number;
  readonly payload: new () => Payload;
  /**
   * Maximum number of attempts. Failures that a person must see are stored in rows, not left to the
   * queue.
   */
  readonly attempts: number;
  readonly backoff: JobBackoff;
}

/** A payload as stored in the queue, with the version of its format. */
export type PackedPayload = Readonly<Record<string, unknown>> & { v: number };

/** A payload that does not match its class, on writing or on reading. */
export class InvalidJobPayload extends Error {
  override readonly name = 'JobPayloadRefused';
}

/** Declares a kind of job. Payloads contain ids and versions, never names, addresses or texts. */
export function defineJob<Payload extends object>(
  name: string,
  definition: Omit<JobDefinition<Payload>, 'name'>,
): JobDefinition<Payload> {
  if (!/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(name))
    throw new Error(`job “${name}” must be named domain.verb`);
  return { name, ...definition };
}

/** Validates a payload and adds its version. @throws InvalidJobPayload */
export function packPayload<Payload extends object>(
  job: JobDefinition<Payload>,
  payload: Payload,
): PackedPayload {
  return { ...checked(job, { ...payload }), v: job.version };
}

/**
 * Reads a payload from the queue. @throws InvalidJobPayload, also for a payload that a newer
 * version of the program wrote.
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
