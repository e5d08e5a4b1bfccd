export { type Binaries, binariesOf } from './binaries.js';
export { findRunningPostgres, type Connection } from './connection.js';
export { EmbeddedPostgresError, type EmbeddedPostgresReason } from './errors.js';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type RunningPostgres,
} from './start.js';
export { makeFolder } from './place.js';
export { removeCluster } from './remove-cluster.js';
