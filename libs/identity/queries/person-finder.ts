import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { type Asked, type Finder, Finds, type Found, rankOf } from '#platform/search';
import { can } from '../policies/policies.js';
import type { Actor } from '../rules/actor.js';

const NAMED = 'SELECT id, name, email FROM people ORDER BY active DESC, name, id';

/** Finds people with an account by name and address; only for who may read the list of them. */
@Injectable()
@Finds({ kind: 'person', words: { zh: '人员', en: 'People' }, order: 5 })
export class PersonFinder implements Finder {
  async find(tx: Tx, { sought, actor, limit }: Asked<Actor>): Promise<Found[]> {
    if (!can(actor, 'people.read')) return [];
    const people = await tx.query<{ id: string; name: string; email: string }[]>(NAMED);
    return people
      .flatMap(({ id, name, email }) => {
        const rank = rankOf(sought, { title: name, others: [email] });
        const row = { id, title: name, within: email, page: '/people', projectId: null };
        return rank === null ? [] : [{ ...row, rank }];
      })
      .sort((one, other) => one.rank - other.rank)
      .slice(0, limit);
  }
}
