import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { ChangeHandlers } from '../handlers.js';

/** What the commands about change requests work with. */
export class Approvals {
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    readonly handlers: ChangeHandlers,
  ) {}
}
