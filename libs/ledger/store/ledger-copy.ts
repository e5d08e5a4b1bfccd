import { PROJECTS_SQL } from '#projects';
/**
 * SQL that reads, for each project that has a ledger, what is stored about the ledger besides its
 * entries: the columns of `PROJECT_COLUMNS`, ordered by project.
 */
export const PROJECT_LINES = `
  SELECT p.id, p.unit_id, CASE WHEN h.project_id IS NOT NULL THEN p.unit_id END, h.entries, h.head_hash, h.head_sm3, h.completed_fen,
    h.funds_fen, h.paid_fen, coalesce(t.totals, '')
    FROM ${PROJECTS_SQL} p LEFT JOIN ledger_heads h ON h.project_id = p.id
    LEFT JOIN (SELECT project_id,
      string_agg(month || '/' || series || '/' || coalesce(funding_source, '') || '/' || amount_fen
        || '/' || entries, ' '
                                             ORDER BY month COLLATE "C", series COLLATE "C",
                                               coalesce(funding_source, '') COLLATE "C") AS totals
                 FROM ledger_totals WHERE entries <> 0 OR amount_fen <> 0
                GROUP BY project_id) t ON t.project_id = p.id
   WHERE h.project_id IS NOT NULL OR t.project_id IS NOT NULL
     OR EXISTS (SELECT FROM ledger_entries e WHERE e.project_id = p.id)
   ORDER BY p.id`;

/**
 * SQL that reads all entries: the columns of `ENTRY_COLUMNS`. Instants have PostgreSQL's own UTC
 * format, which takes a third of the time of `to_char`.
 */
const ENTRY = `
  SELECT canonical_version, previous_hash, previous_sm3, project_id, sequence, id, series, month,
    effective_on, amount_fen,
         building_fen, equipment_fen, other_fen, land_fen, funding_source, document, note, origin,
           reverses_id, corrects_id,
         proposal_id, recorded_by, approved_by, recorded_at, hash, sm3,
         (SELECT unit_id FROM ${PROJECTS_SQL} p WHERE p.id = project_id)
    FROM ledger_entries`;
export const ENTRY_LINES = `${ENTRY} ORDER BY project_id, sequence`;

/**
 * Name of the transaction setting in which the ends of hash chains stated in a checkpoint are
 * passed to the SQL below, as JSON. A setting is used because COPY takes no parameters.
 */
export const NOTED = 'tracker.noted_heads';

/**
 * SQL that reads the entries after those included in the checkpoint in {@link NOTED}, with the
 * columns of {@link ENTRY_LINES}.
 */
export const entryLinesAfter = `${ENTRY} LEFT JOIN (
    SELECT "projectId" AS of_project, entries AS noted_entries
      FROM jsonb_to_recordset(current_setting('${NOTED}')::jsonb)
        AS noted ("projectId" uuid, entries bigint)) noted ON of_project = project_id
   WHERE sequence > coalesce(noted_entries, 0) ORDER BY project_id, sequence`;
