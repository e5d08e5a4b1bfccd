export { failpoint, PLATFORM_FAILURE_POINTS, watchFailurePoints } from './failure-points.js';
export { fewAtOnce } from './few-at-once.js';
export { programVersion, projectRoot } from './project-root.js';
export { StartupError, WrongUse } from './startup-error.js';
