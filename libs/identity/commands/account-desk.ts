import type { Clock, Database } from '#platform';

/** What commands work with that change an account and write to people about it. */
export class AccountDesk {
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    /** Address under which people reach the program; links in mails begin with it. */
    readonly publicUrl: string,
  ) {}
}
