import { type Tx } from '#platform/database';
import { type AsKnown, projectInScope } from '#projects';

interface Fact {
  projectId: string;
  recordedAt: Date;
}

interface FactsWanted {
  projectIds: readonly string[];
  when: AsKnown;
}

/**
 * Reads rows of one table for several projects: those in effect on the day `asOf` and recorded by
 * the instant `knownAt` (null: now), in order of recording. `dayColumn` names the column with the
 * first day on which a row is in effect.
 */
export function factsKnown<Row extends Fact>(
  tx: Tx,
  entity: new () => Row,
  dayColumn: 'effective_on' | 'issued_on' | 'set_on',
  { projectIds, when: { asOf, knownAt } }: FactsWanted,
): Promise<Row[]> {
  return tx
    .createQueryBuilder(entity, 'fact')
    .where(
      `fact.project_id = ANY (:ids) AND ${projectInScope('fact.project_id')} AND fact.${dayColumn} <= :asOf
        AND (CAST(:knownAt AS timestamptz) IS NULL OR fact.recorded_at <= :knownAt)`,
      { ids: [...projectIds], asOf, knownAt },
    )
    .orderBy('fact.recorded_at')
    .addOrderBy(`fact.${dayColumn}`)
    .getMany();
}

/** Groups rows by project id. Within a project the order of the rows is kept. */
export function groupByProject<Row extends { projectId: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.projectId);
    if (group) group.push(row);
    else groups.set(row.projectId, [row]);
  }
  return groups;
}
