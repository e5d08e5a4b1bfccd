export { type Binaries, binariesOf } from './binaries.js';
export { findRunningPostgres, type Connection } from './connection.js';
export { EmbeddedPostgresError, type EmbeddedPostgresReason } from './errors.js';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type Reserve,
  type RunningPostgres,
} from './start.js';
export { type Outage } from './outage.js';
export { makeFolder } from './place.js';
export { removeCluster } from './remove-cluster.js';
