export {
  FAILURE_POINTS,
  type FailurePoint,
  failpoint,
  watchFailurePoints,
} from './failure-points.js';
export { fewAtOnce } from './few-at-once.js';
export { programVersion, projectRoot } from './project-root.js';
export { StartupError } from './startup-error.js';
