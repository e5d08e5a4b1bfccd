import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/database';
import { dayAt } from '#values';
import { reviewOf } from '../queries/organisations.js';
import type { Level } from '../rules/levels.js';
import type { Base } from '../handlers.js';
import type { ChangeRequestRow } from '../store/change-request-rows.js';
import { insertChangeRequest, recordStep, type RequestProject } from '../store/change-requests.js';

/** A change request to be filed. The caller has checked its content and that the actor may file. */
export interface Filing {
  id?: string;
  kind: string;
  /**
   * Record that the request is about. One that the request creates gets its id when the request is
   * filed.
   */
  subject: { kind: string; id: string };
  /** Key that only one submitted request of the kind may have; null where several may wait. */
  subjectKey: string | null;
  payload: object;
  note: string | null;
  evidence?: readonly string[];
  projects: readonly RequestProject[];
  /** Organisations that lead the projects. */
  organisationIds: readonly string[];
  /** Organisation that is to lead the project which the request creates; it has no projects yet. */
  organisationId?: string;
  base?: Base | null;
  /** Levels that decide where an administrator set none for the kind. */
  levels?: readonly Level[];
  /** Whether only administrators and auditors of the whole city may read the request. */
  restricted?: boolean;
  /** Whether the request is stored as a draft instead of being submitted. */
  draft?: boolean;
}

/**
 * Files a change request in the caller's transaction. The caller records the audit event, because
 * it knows what was filed.
 * @param filedBy id of the person or service that files it
 * @throws Problem CHANGE_REQUEST_WAITING when another one on the same subject waits
 */
export async function fileChangeRequest(
  tx: Tx,
  filedBy: string,
  filing: Filing,
): Promise<ChangeRequestRow> {
  const { kind, subject, subjectKey, payload, note, projects, organisationIds } = filing;
  const { draft = false, organisationId = null } = filing;
  const at = await instant(tx);
  const unset = filing.levels;
  const review = [...(await reviewOf(tx, kind, { organisationIds, today: dayAt(at), unset }))];
  const row: ChangeRequestRow = {
    id: filing.id ?? randomUUID(),
    kind,
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectKey,
    state: draft ? 'draft' : 'submitted',
    version: 1,
    payload,
    evidence: [...(filing.evidence ?? [])],
    note,
    base: filing.base?.fingerprint ?? null,
    baseValues: filing.base?.values ?? null,
    projects: projects.length,
    restricted: filing.restricted ?? false,
    organisationId,
    review,
    level: 1,
    authors: [filedBy],
    createdAt: at,
    submittedBy: draft ? null : filedBy,
    submittedAt: draft ? null : at,
    decidedBy: null,
    decidedAt: null,
    decidedFor: null,
    reason: null,
  };
  await insertChangeRequest(tx, row, projects);
  await recordStep(tx, row, { move: draft ? 'draft' : 'submit', actorId: filedBy, payload });
  return row;
}

const INSTANT = `SELECT date_trunc('milliseconds', clock_timestamp()) AS at`;

/** Returns the database's present instant, which orders requests. */
export async function instant(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ at: Date }[]>(INSTANT);
  if (!row) throw new Error('the database gave no instant');
  return row.at;
}
