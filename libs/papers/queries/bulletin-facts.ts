import { type Light, projectLights, worstSeverity } from '#alerts';
import { yearPlans, type YearPlanRecord } from '#budget';
import { ORGANISATION_NAMES_SQL } from '#identity';
import { LEDGER_ENTRIES_SQL } from '#ledger';
import type { Tx } from '#platform/database';
import { projectInScope, projectsKnownAtSql, type Stage, STAGE_MOVES_SQL } from '#projects';
import { addMonths, type Day, type Fen, lastDayOf, type Month } from '#values';
import { type Bulletin, bulletinOf } from '../rules/bulletin.js';
import { colourOf } from '../rules/warned-projects.js';
import type { ProjectFigures } from '../rules/project-figures.js';

/** What is asked of a bulletin: its month, what was known by when, and what day it is. */
export interface BulletinQuestion {
  month: Month;
  knownAt: Date;
  today: Day;
}

interface Listed {
  projectId: string;
  projectName: string;
  organisationId: string;
  organisationName: string;
  parentId: string | null;
  stage: Stage | null;
}

/** Investments are asked for money; other kinds of projects have no year plan. */
const LISTED = `SELECT project.project_id::text AS "projectId", project.name AS "projectName",
    project.organisation_id AS "organisationId",
    coalesce(named.name, project.organisation_id) AS "organisationName",
    project.parent_id::text AS "parentId",
    (SELECT move.to_stage FROM ${STAGE_MOVES_SQL} move
      WHERE move.project_id = project.project_id AND move.recorded_at <= $1
        AND coalesce(move.moved_on <= $2, true)
      ORDER BY move.number DESC LIMIT 1) AS stage
  FROM ${projectsKnownAtSql('$1', '$2')} project
  LEFT JOIN LATERAL (SELECT held.name FROM ${ORGANISATION_NAMES_SQL} held
    WHERE held.unit_id = project.organisation_id AND held.valid_from <= $2
      AND (held.recorded_at <= $1 OR held.valid_from = '1900-01-01')
    ORDER BY held.valid_from DESC, held.recorded_at DESC LIMIT 1) named ON true
  WHERE project.kind = 'investment'
  ORDER BY NOT project.flagship, project.column_number NULLS LAST,
    project.item_number NULLS LAST, project.project_id`;

interface Sums {
  projectId: string;
  completedFen: Fen | null;
  completedBeforeFen: Fen | null;
  fundsFen: Fen | null;
}

const SUMS = `SELECT entry.project_id::text AS "projectId",
    (sum(entry.amount_fen) FILTER (WHERE entry.series = 'completed'))::bigint AS "completedFen",
    (sum(entry.amount_fen) FILTER (WHERE entry.series = 'completed' AND entry.month < $2))::bigint
      AS "completedBeforeFen",
    (sum(entry.amount_fen) FILTER (WHERE entry.series = 'funds'))::bigint AS "fundsFen"
  FROM ${LEDGER_ENTRIES_SQL} entry
  WHERE entry.month BETWEEN $1 AND $2 AND entry.recorded_at <= $3
    AND ${projectInScope('entry.project_id')}
  GROUP BY entry.project_id`;

/** Projects whose plans and lights are read at once. */
const BATCH = 500;

/**
 * Composes the bulletin of a month over the projects within the scope, as recorded by an instant:
 * the same question has the same bulletin for ever.
 */
export async function composeBulletin(
  tx: Tx,
  { month, knownAt, today }: BulletinQuestion,
): Promise<{ bulletin: Bulletin; projects: number }> {
  const asOf = lastDayOf(month);
  const last = month.endsWith('-01') ? null : addMonths(month, -1);
  const listed = await tx.query<Listed[]>(LISTED, [knownAt, asOf]);
  const sums = new Map(
    (await tx.query<Sums[]>(SUMS, [`${month.slice(0, 4)}-01`, month, knownAt])).map((one) => [
      one.projectId,
      one,
    ]),
  );
  const figures: ProjectFigures[] = [];
  for (let from = 0; from < listed.length; from += BATCH) {
    const batch = listed.slice(from, from + BATCH);
    figures.push(...(await figuresOf(tx, batch, { sums, month, last, asOf, knownAt, today })));
  }
  return { bulletin: bulletinOf(figures, { month, asOf, last }), projects: figures.length };
}

interface Reading {
  sums: ReadonlyMap<string, Sums>;
  month: Month;
  last: Month | null;
  asOf: Day;
  knownAt: Date;
  today: Day;
}

async function figuresOf(
  tx: Tx,
  listed: readonly Listed[],
  { sums, month, last, asOf, knownAt, today }: Reading,
): Promise<ProjectFigures[]> {
  const ids = listed.map(({ projectId }) => projectId);
  const year = Number(month.slice(0, 4));
  const plans = await yearPlans(tx, ids, { asOf, knownAt });
  const lights = await projectLights(tx, ids, { asOf, knownAt }, today);
  const present = listed.map((project): ProjectFigures => {
    const { projectId } = project;
    const versions = plans.get(projectId)?.find((one) => one.year === year)?.versions ?? [];
    const plan = planBy(versions, asOf);
    const entered = sums.get(projectId);
    return {
      ...project,
      category: plan?.category ?? null,
      planFen: plan?.amountFen ?? null,
      completedFen: entered?.completedFen ?? null,
      fundsFen: entered?.fundsFen ?? null,
      planBeforeFen: last === null ? null : (planBy(versions, lastDayOf(last))?.amountFen ?? null),
      completedBeforeFen: last === null ? null : (entered?.completedBeforeFen ?? null),
      lights: lights.get(projectId)?.lights ?? [],
      evaluatedOn: asOf,
      severityBefore: null,
    };
  });
  return last === null ? present : withColoursBefore(tx, present, { last, knownAt, today });
}

/** Returns the plan of a year that held on a day: the newest one that was in effect. */
const planBy = (versions: readonly YearPlanRecord[], on: Day): YearPlanRecord | undefined =>
  versions.findLast(({ effectiveOn }) => effectiveOn <= on);

/** Adds what colour the projects that are red or amber had at the end of the month before. */
async function withColoursBefore(
  tx: Tx,
  figures: readonly ProjectFigures[],
  { last, knownAt, today }: { last: Month; knownAt: Date; today: Day },
): Promise<ProjectFigures[]> {
  const warned = figures.filter((one) => ['red', 'amber'].includes(colourOf(one)));
  const then = await projectLights(
    tx,
    warned.map(({ projectId }) => projectId),
    { asOf: lastDayOf(last), knownAt },
    today,
  );
  const before = new Map(
    warned.map(({ projectId }) => [projectId, then.get(projectId)?.lights ?? ([] as Light[])]),
  );
  return figures.map((one) => {
    const lights = before.get(one.projectId);
    return lights ? { ...one, severityBefore: worstSeverity(lights) ?? 'none' } : one;
  });
}
