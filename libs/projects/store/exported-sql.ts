import { type FindOperator, Raw } from 'typeorm';
import { inScope } from '#platform/database';

/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

export const PROJECTS_SQL = `
  (SELECT id, plan_code, column_number, item_number, name, kind, stage, scope, approval_regime,
  tier, unit_id, organisation_number, total_investment_fen, fyp_spend_fen, figure_note, flagship, place, version,
  origin, stage_on, supervising_organisation_id, officer_person_id, leader_person_id, sector,
  location, district, planned_start_on, planned_finish_on, summary FROM projects)`;
/** Items of projects beside the first one, which stands in {@link PROJECTS_SQL}. */
export const FURTHER_ITEMS_SQL = `
  (SELECT project_id, plan_code, column_number, item_number, position FROM project_further_items)`;
export const STAGE_MOVES_SQL = `
  (SELECT project_id, number, from_stage, to_stage, moved_on, reason, recorded_at FROM
  project_stage_moves)`;

/** Place after all items of all plans, for projects that no plan names. */
export const UNPLANNED = 2_147_483_647;
/**
 * SQL of the order of projects: flagship projects first, then the order of the plan, last those
 * that no plan names. An index holds this very expression.
 */
export const projectOrder = (alias: string): string =>
  `(NOT ${alias}.flagship), coalesce(${alias}.column_number, ${UNPLANNED}),
    coalesce(${alias}.item_number, ${UNPLANNED}), ${alias}.id`;
/**
 * Returns the SQL condition that the project whose id is in `column` is readable in the
 * transaction's access scope. Row-level security enforces the same; queries state it as well (see
 * `inScope`). `column` must be qualified where a table named `access` is in sight.
 */
export const projectInScope = (column: string): string =>
  `EXISTS (SELECT FROM projects access WHERE access.id = ${column} AND
    ${inScope('access.organisation_number')})`;
/** Returns {@link projectInScope} as a condition of a TypeORM repository. */
export const projectReadable = (): FindOperator<string> => Raw(projectInScope);
/**
 * Returns SQL of the projects that the reader may see now, with what was recorded of them by an
 * instant: name, kind, stage, scope, tier, flagship, district, items, organisation, and the parent
 * of a day. A project that was not recorded by then is left out.
 * @param knownAt SQL expression of the instant.
 * @param on SQL expression of the day whose parent is asked.
 */
export const projectsKnownAtSql = (knownAt: string, on: string): string => `
  (SELECT project.id AS project_id, version.name, version.kind, version.stage, version.scope,
          version.tier, version.flagship, version.district, version.plan_code,
          version.column_number, version.item_number, version.further_items, led.organisation_id,
          above.parent_id
     FROM projects project
     JOIN (SELECT DISTINCT ON (project_id) * FROM project_versions
            WHERE recorded_at <= ${knownAt}
            ORDER BY project_id, number DESC) version ON version.project_id = project.id
     LEFT JOIN (SELECT DISTINCT ON (project_id) project_id, organisation_id FROM project_organisations
                 WHERE recorded_at <= ${knownAt} OR number = 1
                 ORDER BY project_id, number DESC) led ON led.project_id = project.id
     LEFT JOIN (SELECT DISTINCT ON (project_id) project_id, parent_id FROM project_parents link
                 WHERE link.recorded_at <= ${knownAt} AND link.valid_from <= ${on}
                   AND coalesce(LEAST(link.valid_to,
                     CASE WHEN link.ended_at <= ${knownAt} THEN link.ended_on END) >= ${on}, true)
                 ORDER BY project_id, valid_from DESC) above ON above.project_id = project.id
    WHERE ${inScope('project.organisation_number')})`;
/**
 * Returns SQL of the ids (project_id) of the projects that the reader may see now and that were
 * recorded by an instant: those of {@link projectsKnownAtSql} without their facts.
 * @param knownAt SQL expression of the instant.
 */
export const projectIdsKnownAtSql = (knownAt: string): string => `
  (SELECT project.id AS project_id FROM projects project
    WHERE ${inScope('project.organisation_number')} AND project.id IN (
      SELECT version.project_id FROM project_versions version
       WHERE version.number = 1 AND version.recorded_at <= ${knownAt}))`;
/** Fingerprint of each project's own row: the row itself. */
export const PROJECTS_STAMP_SQL = '(SELECT id, projects AS stamp FROM projects)';
export const PROJECT_PARENTS_SQL = `
  (SELECT project_id, parent_id, part, valid_from, valid_to, ended_on FROM project_parents)`;
export const PROJECT_CHANGES_SQL = '(SELECT project_id, changed_at FROM project_changes)';

/**
 * Tables with data of projects, each with the column that contains the day from which a row
 * applies. Rows of these tables are never changed or removed, so the number of rows up to a day
 * tells whether any data were added.
 */
export const PROJECT_FACTS = [['approval_regimes', 'valid_from']] as const;
