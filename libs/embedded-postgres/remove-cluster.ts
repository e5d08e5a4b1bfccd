import { realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inStore } from './store.js';

/**
 * Removes the cluster of a data folder with all its data, also where the data folder only has a link
 * to it. Its PostgreSQL must have been stopped.
 */
export function removeCluster(dataDir: string): void {
  let cluster: string;
  try {
    cluster = realpathSync(dataDir);
  } catch {
    return;
  }
  rmSync(inStore(cluster) ? path.dirname(cluster) : cluster, { recursive: true, force: true });
  rmSync(dataDir, { force: true, recursive: true });
}
