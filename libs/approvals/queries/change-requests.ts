import { type Actor, isService, namesOf } from '#identity';
import type { Tx } from '#platform/database';
import type { Day, Month } from '#values';
import type { ChangeHandlers, Summary } from '../handlers.js';
import { administrativeAuthority } from '../rules/administrative.js';
import { summariesOf } from './summaries.js';
import { levelOf } from '../commands/decide-change-request.js';
import { decidingPlaces } from '../rules/deciding-places.js';
import { authorityAt, decidersOver } from '../rules/levels.js';
import type { State } from '../rules/states.js';
import { type ChangeRequestDecisionRow, ChangeRequestRow } from '../store/change-request-rows.js';
import { findChangeRequest, REQUEST_IN_SCOPE, stepsOf } from '../store/change-requests.js';
import { type Acted, actedOf, type Part, partsOf } from './request-parts.js';
import { type KnownOrganisations, knownOrganisations } from './organisations.js';
import { isUnseen, unseenSince } from './unseen-decisions.js';

/** Filter for a list of change requests; an undefined field does not restrict the list. */
export interface ChangeRequestFilter {
  state?: State | undefined;
  /** Kind, or several kinds separated by commas. */
  kind?: string | undefined;
  projectId?: string | undefined;
  organisationId?: string | undefined;
  month?: Month | undefined;
  /** `decide`: requests that wait for the actor's decision; `own`: the actor's own requests. */
  mine?: 'decide' | 'own' | undefined;
}

/** Cursor for paging: identifies the last change request of the previous page. */
export interface ChangeRequestKey {
  createdAt: Date;
  id: string;
}

/** An organisation, and the people in it, who can decide a pending request at its level. */
export interface WaitsFor {
  organisationId: string;
  organisationName: string;
  personNames: string[];
  /** True when nobody in the organisation of the level can decide, so that one above it decides. */
  passedUp: boolean;
}

/** A change request with names, summary and the people who can decide it, for display. */
export interface ListedChangeRequest extends ChangeRequestRow {
  projectIds: string[];
  organisationIds: string[];
  summary: Summary | null;
  submittedByName: string | null;
  decidedByName: string | null;
  /** Whether the actor may decide the request now. */
  mayDecide: boolean;
  /** Whether another person decided it since the actor, one of its authors, last looked. */
  unseen: boolean;
  /** The people who can decide the request; empty when it is not pending. */
  waitsFor: WaitsFor[];
}

/** Parameters of the queries about change requests, in addition to the transaction. */
export interface Reading {
  actor: Actor;
  today: Day;
  handlers: ChangeHandlers;
}

/** A page of requests; `waitingAt` leaves out those that cannot wait for the person. */
interface Page {
  after?: ChangeRequestKey | undefined;
  limit: number;
  waitingAt?: {
    /** Places at which the person decides what officers have written. */
    places: readonly string[];
    /** Ids of all people who manage anything. */
    managers: readonly string[];
  };
}

/**
 * Condition of the requests that may wait for a person. Somebody who may not decide a request, since
 * they wrote it or decided at another level, can make it wait elsewhere than its place says, so such
 * requests are left for the rule to evaluate.
 */
const PERHAPS_WAITING = `NOT change_requests.authors @> ARRAY[:me]::text[]
  AND (change_requests.authors && :managers::text[]
    OR (jsonb_array_length(change_requests.review) > 1 AND EXISTS (
      SELECT FROM change_request_decisions acted WHERE acted.change_request_id = change_requests.id
        AND acted.move IN ('approve', 'return')))
    OR NOT EXISTS (SELECT FROM change_request_organisations part
      WHERE part.change_request_id = change_requests.id
        AND (concat_ws('|', part.organisation_id,
          coalesce(change_requests.review -> (change_requests.level - 1),
            change_requests.review -> -1) ->> 'relation',
          coalesce(change_requests.review -> (change_requests.level - 1),
            change_requests.review -> -1) ->> 'decides') = ANY (:places::text[])) IS NOT TRUE))`;

/** Number of requests read at once when searching for those that wait for one person. */
const SEARCHED_AT_ONCE = 200;
/** Largest number of requests that are searched for those that wait for a person's decision. */
const SEARCHED_MAX = 2000;

/** Lists the change requests that the actor may read, newest first. */
export async function listChangeRequests(
  tx: Tx,
  reading: Reading,
  filter: ChangeRequestFilter,
  page: { after?: ChangeRequestKey | undefined; limit: number },
): Promise<ListedChangeRequest[]> {
  if (filter.mine !== 'decide')
    return withFacts(tx, reading, await rowsOf(tx, reading.actor, filter, page));
  return withFacts(tx, reading, await toDecide(tx, reading, filter, page));
}

/** Lists the change requests that wait for the actor's decision, newest first. */
export async function toDecide(
  tx: Tx,
  { actor, today }: Reading,
  filter: ChangeRequestFilter,
  { after, limit }: { after?: ChangeRequestKey | undefined; limit: number },
): Promise<ChangeRequestRow[]> {
  const known = await knownOrganisations(tx, today);
  const places = decidingPlaces(actor.personId, known);
  const found: ChangeRequestRow[] = [];
  let from = after;
  for (let searched = 0; searched < SEARCHED_MAX && found.length < limit;) {
    const rows = await rowsOf(
      tx,
      actor,
      { ...filter, state: 'submitted' },
      { after: from, limit: SEARCHED_AT_ONCE, waitingAt: { places, managers: managersOf(known) } },
    );
    const parts = await partsOf(tx, rows);
    const acted = await actedOf(tx, rows);
    found.push(...rows.filter((row) => decides(row, { actor, known, parts, acted })));
    const last = rows.at(-1);
    searched += rows.length;
    if (!last || rows.length < SEARCHED_AT_ONCE) break;
    from = { createdAt: last.createdAt, id: last.id };
  }
  return found.slice(0, limit);
}

const managersOf = ({ managers }: KnownOrganisations): string[] => [
  ...new Set(managers.flatMap(({ personId, forPerson }) => [personId, forPerson])),
];

function rowsOf(
  tx: Tx,
  actor: Actor,
  { state, kind, projectId, organisationId, month, mine }: ChangeRequestFilter,
  { after, limit, waitingAt }: Page,
): Promise<ChangeRequestRow[]> {
  const query = tx
    .createQueryBuilder(ChangeRequestRow, 'change_requests')
    .where(REQUEST_IN_SCOPE)
    .orderBy('change_requests.created_at', 'DESC')
    .addOrderBy('change_requests.id', 'ASC')
    .limit(limit);
  if (state) query.andWhere('change_requests.state = :state', { state });
  if (kind?.includes(','))
    query.andWhere('change_requests.kind = ANY (:kinds)', { kinds: kind.split(',') });
  else if (kind) query.andWhere('change_requests.kind = :kind', { kind });
  if (mine === 'own')
    query.andWhere('change_requests.authors @> ARRAY[:own]::text[]', { own: actor.personId });
  const sought = [
    projectId && 'part.project_id = :projectId',
    organisationId && 'part.organisation_id = :organisationId',
    month && ':month = ANY (part.months)',
  ]
    .filter(Boolean)
    .join(' AND ');
  if (sought)
    query.andWhere(
      `EXISTS (SELECT FROM change_request_organisations part
        WHERE part.change_request_id = change_requests.id AND ${sought})`,
      { projectId, organisationId, month },
    );
  if (waitingAt) query.andWhere(PERHAPS_WAITING, { me: actor.personId, ...waitingAt });
  if (after)
    query.andWhere(
      `(change_requests.created_at < :at
        OR (change_requests.created_at = :at AND change_requests.id > :id))`,
      { at: after.createdAt, id: after.id },
    );
  return query.getMany();
}

interface DecidingFacts {
  known: KnownOrganisations;
  parts: ReadonlyMap<string, Part[]>;
  acted: ReadonlyMap<string, Acted[]>;
}

const excludedFrom = (row: ChangeRequestRow, acted: DecidingFacts['acted']): Set<string> =>
  new Set([
    ...row.authors,
    ...(acted.get(row.id) ?? [])
      .filter(({ level }) => level !== row.level)
      .flatMap(({ actorId, onBehalfOf }) => [actorId, ...(onBehalfOf ? [onBehalfOf] : [])]),
  ]);

const leadsOf = (row: ChangeRequestRow, parts: DecidingFacts['parts']): string[] => [
  ...new Set((parts.get(row.id) ?? []).map(({ organisationId }) => organisationId)),
];

function decides(
  row: ChangeRequestRow,
  { actor, known, parts, acted }: DecidingFacts & { actor: Actor },
): boolean {
  if (row.projects === 0 && row.organisationId === null) return decidesAsSecond(row, actor);
  if (row.state !== 'submitted' || isService(actor)) return false;
  const excluded = excludedFrom(row, acted);
  const leads = leadsOf(row, parts);
  return (
    leads.length > 0 &&
    leads.every((lead) => actor.scope.writes.includes(lead)) &&
    authorityAt(actor, levelOf(row), leads, { excluded, organisations: known }) !== null
  );
}

/** Adds to requests the data for display: names, summary, and who can decide. */
async function withFacts(
  tx: Tx,
  { actor, today, handlers }: Reading,
  rows: readonly ChangeRequestRow[],
): Promise<ListedChangeRequest[]> {
  if (rows.length === 0) return [];
  const known = await knownOrganisations(tx, today);
  const parts = await partsOf(tx, rows);
  const acted = await actedOf(tx, rows);
  const deciders = new Map(
    rows.map((row) => [row.id, waitingFor(row, { known, parts, acted })] as const),
  );
  const names = await namesOf(
    tx,
    [
      ...rows.flatMap(({ submittedBy, decidedBy }) => [submittedBy, decidedBy]),
      ...[...deciders.values()].flatMap((some) => some.flatMap(({ personIds }) => personIds)),
    ].filter((id) => id !== null),
  );
  const summaries = await summariesOf(tx, handlers, rows);
  const since = await unseenSince(tx, actor.personId, today);
  const named = (id: string | null): string | null =>
    id === null ? null : (names.get(id) ?? null);
  return rows.map((row) => {
    return {
      ...row,
      projectIds: (parts.get(row.id) ?? []).flatMap(({ projectId }) => projectId ?? []),
      organisationIds: leadsOf(row, parts),
      summary: summaries.get(row.id) ?? null,
      submittedByName: named(row.submittedBy),
      decidedByName: named(row.decidedBy),
      unseen: isUnseen(row, actor.personId, since),
      mayDecide: decides(row, { actor, known, parts, acted }),
      waitsFor: (deciders.get(row.id) ?? []).map(({ organisationId, personIds, passedUp }) => ({
        organisationId,
        organisationName: known.names.get(organisationId) ?? organisationId,
        personNames: personIds.flatMap((id) => names.get(id) ?? []),
        passedUp,
      })),
    };
  });
}

/** Returns whether the actor decides a request that concerns no project. */
const decidesAsSecond = (row: ChangeRequestRow, actor: Actor): boolean => {
  if (row.state !== 'submitted' || isService(actor)) return false;
  try {
    administrativeAuthority(actor, row);
    return true;
  } catch {
    return false;
  }
};

/** Determines which organisations and people a waiting request waits for. */
export function waitingFor(row: ChangeRequestRow, { known, parts, acted }: DecidingFacts) {
  if (row.state !== 'submitted') return [];
  const excluded = excludedFrom(row, acted);
  if (row.projects === 0 && row.organisationId === null) return administratorsFor(row, known);
  const found = decidersOver(levelOf(row), leadsOf(row, parts), excluded, known);
  return found.filter(
    ({ organisationId }, at) =>
      found.findIndex((one) => one.organisationId === organisationId) === at,
  );
}

/** Names the administrators who can decide a request that concerns no project. */
function administratorsFor(row: ChangeRequestRow, { administrators }: KnownOrganisations) {
  const free = administrators.filter(
    ({ personId, forPerson }) =>
      !row.authors.includes(personId) && !row.authors.includes(forPerson),
  );
  const [first] = free;
  return first === undefined
    ? []
    : [
        {
          organisationId: first.unitId,
          personIds: [...new Set(free.map(({ personId }) => personId))],
          passedUp: false,
        },
      ];
}

/** An event in the history of a request, with the names of the people involved. */
export interface NamedStep extends ChangeRequestDecisionRow {
  actorName: string | null;
  onBehalfOfName: string | null;
}

/**
 * Reads a change request with all events of its history.
 * @throws Problem NOT_FOUND
 */
export async function changeRequestPage(
  tx: Tx,
  reading: Reading,
  id: string,
): Promise<{ request: ListedChangeRequest; steps: NamedStep[] }> {
  const [request] = await withFacts(tx, reading, [await findChangeRequest(tx, id)]);
  if (!request) throw new Error(`change request ${id} cannot be presented`);
  const steps = await stepsOf(tx, id);
  const names = await namesOf(
    tx,
    steps.flatMap(({ actorId, onBehalfOf }) => [actorId, ...(onBehalfOf ? [onBehalfOf] : [])]),
  );
  return {
    request,
    steps: steps.map((step) => ({
      ...step,
      actorName: names.get(step.actorId) ?? null,
      onBehalfOfName: step.onBehalfOf === null ? null : (names.get(step.onBehalfOf) ?? null),
    })),
  };
}
