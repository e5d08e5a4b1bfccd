import { type Actor, namesOf } from '#identity';
import { ownInScope, type Tx } from '#platform/database';
import type { ViewPage } from '../rules/view.js';
import type { SavedViewRow } from '../store/saved-view-row.js';

/** A view as its reader sees it. */
export interface ListedView extends SavedViewRow {
  /** Whether it belongs to the reader. */
  own: boolean;
  savedByName: string | null;
}

/** Sort key of the last view of a page, from which the next page continues. */
export interface ViewKey {
  others: boolean;
  name: string;
  id: string;
}

/** Which views are asked for, and after which one the page begins. */
export interface ViewsAsked {
  page: ViewPage | null;
  after: ViewKey | null;
  limit: number;
}

const LIST_VIEWS = `SELECT id, person_id AS "personId", page, name, filters, shared,
    organisation_ids AS "organisationIds", created_at AS "createdAt",
    ${ownInScope('person_id')} AS own
  FROM saved_views
 WHERE ($1::text IS NULL OR page = $1)
   AND (${ownInScope('person_id')} OR shared = 'everybody'
     OR (shared = 'organisation' AND organisation_ids && $2::text[]))
   AND ($3::boolean IS NULL OR (NOT ${ownInScope('person_id')}, name, id) > ($3, $4, $5::uuid))
 ORDER BY NOT ${ownInScope('person_id')}, name, id LIMIT $6`;

/** Returns the organisations in which a person holds a role of their own. */
export const ownOrganisations = ({ memberships }: Actor): string[] => [
  ...new Set(memberships.filter(({ forPerson }) => !forPerson).map(({ unitId }) => unitId)),
];

/**
 * Lists the views of a person and those that others share with everybody or with an organisation of
 * the person: one's own first, each by name.
 */
export async function listViews(
  tx: Tx,
  actor: Actor,
  { page, after, limit }: ViewsAsked,
): Promise<ListedView[]> {
  const rows = await tx.query<Omit<ListedView, 'savedByName'>[]>(LIST_VIEWS, [
    page,
    ownOrganisations(actor),
    after?.others ?? null,
    after?.name ?? null,
    after?.id ?? null,
    limit,
  ]);
  const names = await namesOf(
    tx,
    rows.map(({ personId }) => personId),
  );
  return rows.map((row) => ({ ...row, savedByName: names.get(row.personId) ?? null }));
}
