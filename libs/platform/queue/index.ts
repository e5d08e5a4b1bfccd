export { noteSweep, type Heartbeat, heartbeat } from './heartbeat.js';
export { defineJob, type JobDefinition, InvalidJobPayload } from './job.js';
export { openQueueBackend, type QueueBackend } from './open-queue-backend.js';
export { QUEUE_OPTION, queueSchema } from './queue-schema.js';
export { QueueModule } from './queue.module.js';
export { Queues, type Schedule } from './queues.js';
export { handle, type JobHandler, queuesOf, type RunningWorkers, startWorkers } from './workers.js';
