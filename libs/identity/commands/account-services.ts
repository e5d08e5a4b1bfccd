import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';

/** Dependencies of the commands that change an account and mail people about it. */
export class AccountServices {
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    /** Base URL of the web application; links in mails begin with it. */
    readonly publicUrl: string,
  ) {}
}
