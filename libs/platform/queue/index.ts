export { noteSweep, type Heartbeat, heartbeat } from './heartbeat.js';
export { HandlesJob, type JobRunner } from './handles-job.js';
export { defineJob, type JobDefinition, InvalidJobPayload } from './job.js';
export { openQueueBackend, type QueueBackend } from './open-queue-backend.js';
export { QUEUE_OPTION, queueSchema } from './queue-schema.js';
export { QUEUE_BACKEND, QueueModule, type QueueOptions } from './queue.module.js';
export { JobHandlers } from './job-handlers.js';
export { Queues, type Schedule } from './queues.js';
export {
  type Sweeping,
  Sweeps,
  type SweepStep,
  SweepSteps,
  type SweepTask,
} from './sweep-steps.js';
export { handle, type JobHandler, queuesOf, type RunningWorkers, startWorkers } from './workers.js';
