import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';

/** How long to wait before another attempt: `delayMs`, doubled each time, each moved at random by up to `jitter` of itself. */
export interface JobBackoff {
  type: 'exponential';
  delay: number;
  jitter?: number;
}

/** A kind of job: its name, the queue it waits in, and what it carries. */
export interface JobDefinition<Payload extends object = object> {
  readonly name: string;
  readonly queue: string;
  /** Version of the payload; new fields arrive optional, so only a change that old workers misread raises it. */
  readonly version: number;
  readonly payload: new () => Payload;
  /** Attempts in all; failures that a person must see are written on rows, not left to the queue. */
  readonly attempts: number;
  readonly backoff: JobBackoff;
}

/** What travels: the payload and the version it was written by. */
export type PackedPayload = Readonly<Record<string, unknown>> & { v: number };

/** A payload that its contract does not allow, on the way in or on the way out. */
export class InvalidJobPayload extends Error {
  override readonly name = 'JobPayloadRefused';
}

/** Declares a kind of job. Payloads hold ids and versions, never names, addresses or texts. */
export function defineJob<Payload extends object>(
  name: string,
  definition: Omit<JobDefinition<Payload>, 'name'>,
): JobDefinition<Payload> {
  if (!/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(name))
    throw new Error(`job “${name}” must be named domain.verb`);
  return { name, ...definition };
}

/** Makes what travels. @throws InvalidJobPayload */
export function packPayload<Payload extends object>(
  job: JobDefinition<Payload>,
  payload: Payload,
): PackedPayload {
  return { ...checked(job, { ...payload }), v: job.version };
}

/** Reads what arrived. @throws InvalidJobPayload, also for a payload that a newer version of the program wrote. */
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
