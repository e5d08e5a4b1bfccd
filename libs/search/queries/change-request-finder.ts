import { Injectable } from '@nestjs/common';
import { Approvals, changeRequestsOf, KIND_WORDS, readingScope, titlesOf } from '#approvals';
import { type Actor, peopleNamedLike } from '#identity';
import type { Scope, Tx } from '#platform/database';
import { type Asked, type Finder, Finds, type Found, type Sought } from '#platform/search';
import { findProjects } from '#projects';

/** Projects whose requests are looked at when a part of their name was typed. */
const PROJECTS_MAX = 50;

/**
 * Finds change requests, newest first: by what kind they are (月报, 年度计划), and by the name of
 * their project or of who submitted them. `月报 中环` finds the monthly returns of 中环.
 */
@Injectable()
@Finds({ kind: 'change-request', words: { zh: '申请', en: 'Change requests' }, order: 7 })
export class ChangeRequestFinder implements Finder {
  constructor(private readonly approvals: Approvals) {}

  scope(actor: Actor): Scope {
    return readingScope(actor);
  }

  async find(tx: Tx, { sought, actor, language, limit }: Asked<Actor>): Promise<Found[]> {
    const { kinds, rest } = kindsIn(sought);
    const projectIds = rest && (await projectsLike(tx, actor, rest));
    const submitters = rest && (await peopleNamedLike(tx, rest.text));
    const rows = await changeRequestsOf(tx, { kinds, projectIds, submitters, limit });
    const titles = await titlesOf(tx, this.approvals.handlers, rows);
    return rows.map(({ id, projectId }) => ({
      id,
      title: titles.get(id)?.[language] ?? '',
      within: null,
      page: `/change-requests/${id}`,
      projectId,
      rank: rest === null ? 1 : 3,
    }));
  }
}

const projectsLike = async (tx: Tx, actor: Actor, sought: Sought): Promise<string[]> =>
  (await findProjects(tx, { sought, actor, limit: PROJECTS_MAX })).map(({ id }) => id);

/**
 * Takes the words that name kinds of requests out of what a person typed.
 * @returns the kinds, null when no word names one; and the rest, null when nothing is left
 */
export function kindsIn(sought: Sought): { kinds: string[] | null; rest: Sought | null } {
  const named = (term: string): string[] =>
    Object.entries(KIND_WORDS)
      .filter(
        ([, { zh, en }]) =>
          (term.length > 1 && zh.includes(term)) || en.toLowerCase().split(' ').includes(term),
      )
      .map(([kind]) => kind);
  const kinds = sought.terms.flatMap(named);
  const terms = sought.terms.filter((term) => named(term).length === 0);
  const narrowing = sought.narrowing;
  return {
    kinds: kinds.length > 0 ? kinds : null,
    rest:
      terms.length === 0
        ? null
        : {
            text: terms.join(' '),
            terms,
            narrowing: narrowing !== null && terms.join(' ').includes(narrowing) ? narrowing : null,
          },
  };
}
