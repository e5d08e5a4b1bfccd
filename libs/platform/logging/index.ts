export { type Log, logOf, openLog, shippedLog } from './log.js';
export { NestLog } from './nest-log.js';
