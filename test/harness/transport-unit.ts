import type { ApiClient } from './api-client.js';
import { type BootedTracker, bootTracker } from './booted-tracker.js';

/** A booted tracker with the two people of the transport unit signed in, and the ids of the flagships in the order of the list. */
export interface TransportUnit {
  tracker: BootedTracker;
  officer: ApiClient;
  manager: ApiClient;
  ids: string[];
}

/** Boots one with a clock that stands at `now`. */
export async function bootTransportUnit(now: string): Promise<TransportUnit> {
  const tracker = await bootTracker({ now });
  const [officer, manager] = await Promise.all([
    tracker.as('officer', 'sample-transport'),
    tracker.as('manager', 'sample-transport'),
  ]);
  const { body } = await officer.get('/api/projects?flagship=true');
  return { tracker, officer, manager, ids: body.items.map((project: any) => project.id) };
}
