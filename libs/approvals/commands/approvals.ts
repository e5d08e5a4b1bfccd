import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { ChangeHandlers } from '../handlers.js';

/** The parts of the program that commands about change requests need. */
export class Approvals {
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    readonly handlers: ChangeHandlers,
  ) {}
}
