import { ALERT_FAILURE_POINTS } from '#alerts';
import { PLATFORM_FAILURE_POINTS } from '#platform/program';

/** All failpoints of the program; at each of them a test kills a process. */
export const FAILURE_POINTS = [...PLATFORM_FAILURE_POINTS, ...ALERT_FAILURE_POINTS];
export type FailurePoint = (typeof FAILURE_POINTS)[number];
