import { DiscoveryService } from '@nestjs/core';
import type { JobDefinition } from './job.js';

/**
 * Runs one kind of job. The domain that can do the work provides a class with the decorator
 * {@link HandlesJob}.
 */
export interface JobRunner<Payload extends object = object> {
  /**
   * Does the work of a job. Returns when the work is done or when there is none to do, with numbers
   * for the log. After an error the queue runs the job again.
   */
  run(payload: Payload): Promise<object | void>;
}

/** Class decorator that registers a provider as the {@link JobRunner} for a kind of job. */
export const HandlesJob = DiscoveryService.createDecorator<JobDefinition>();
