import type { ApiClient } from './api-client.js';
import { type BootedTracker, bootTracker } from './booted-tracker.js';

/**
 * A running program with signed-in clients of the officer and the manager of the transport
 * organisation, and the ids of the flagship projects in list order.
 */
export interface TransportUnit {
  tracker: BootedTracker;
  officer: ApiClient;
  manager: ApiClient;
  ids: string[];
}

/**
 * Starts the program with a clock that is set to `now`, and signs in the officer and the manager of
 * the transport organisation.
 */
export async function bootTransportUnit(now: string): Promise<TransportUnit> {
  const tracker = await bootTracker({ now });
  const [officer, manager] = await Promise.all([
    tracker.as('officer', 'sample-transport'),
    tracker.as('manager', 'sample-transport'),
  ]);
  const { body } = await officer.get('/api/projects?flagship=true');
  return { tracker, officer, manager, ids: body.items.map((project: any) => project.id) };
}
