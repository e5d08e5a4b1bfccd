import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { RecordVisibility } from '#identity/http';
import { Database } from '#platform/database';
import { SCOPED_SUBJECTS, seesSubject } from '#reports';

/** Looks up records of all domains, with the access scope of the caller. */
@Injectable()
export class RecordsInScope extends RecordVisibility {
  override readonly kinds = SCOPED_SUBJECTS;

  constructor(private readonly database: Database) {
    super();
  }

  override sees(actor: Actor, kind: string, id: string): Promise<boolean> {
    return this.database.read(actor.scope, (tx) => seesSubject(tx, kind, id));
  }
}
