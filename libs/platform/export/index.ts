export { EXPORT_LIMITS, type ExportLimits, Exports, SPOOL_LIMITS } from './exports.js';
export { Spool } from './spool.js';
