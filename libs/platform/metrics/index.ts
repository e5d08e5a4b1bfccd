export { type Measured, type MetricName, Metrics } from './metrics.js';
export {
  type OpenMetrics,
  openMetrics,
  type ServedMetrics,
  serveMetrics,
} from './serve-metrics.js';
