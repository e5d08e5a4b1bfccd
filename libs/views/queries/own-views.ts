import { Injectable } from '@nestjs/common';
import { type Actor, HoldsPersonalData, type PersonalDataHolder } from '#identity';
import type { Scope, Tx } from '#platform/database';

const OWN_VIEWS = `SELECT page, name, filters, shared, organisation_ids AS "organisationIds",
    created_at AS "createdAt"
  FROM saved_views WHERE person_id = $1 ORDER BY created_at DESC, id LIMIT $2`;

/** Reads the views of lists that a person keeps. */
@Injectable()
@HoldsPersonalData('views')
export class OwnViews implements PersonalDataHolder {
  scope({ scope }: Actor): Scope {
    return scope;
  }

  ownData(tx: Tx, { personId }: Actor, limit: number): Promise<object[]> {
    return tx.query<object[]>(OWN_VIEWS, [personId, limit]);
  }
}
