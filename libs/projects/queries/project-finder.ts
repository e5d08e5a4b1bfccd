import { Injectable } from '@nestjs/common';
import { type Actor, can, ORGANISATIONS_SQL } from '#identity';
import { inScope, type Tx } from '#platform/database';
import { type Asked, type Finder, Finds, type Found, rankOf, type Sought } from '#platform/search';

interface NamedRow {
  id: string;
  name: string;
  unitId: string;
  unitName: string;
  codes: string[];
}

const NAMED = `SELECT project.id, project.name, project.unit_id AS "unitId",
    unit.name AS "unitName", coalesce(known.codes, '{}') AS codes
  FROM projects project
  JOIN ${ORGANISATIONS_SQL} unit ON unit.id = project.unit_id
  LEFT JOIN (SELECT project_id, array_agg(code) AS codes FROM project_codes GROUP BY project_id)
    known ON known.project_id = project.id
  WHERE ${inScope('project.organisation_number')}
    AND ($1::text IS NULL OR strpos(project.name, $1) > 0)`;

/**
 * Finds projects that the actor may open, by their name (also in pinyin or by initials) and by
 * their official codes; the best first.
 */
export async function findProjects(
  tx: Tx,
  { sought, actor, limit }: { sought: Sought; actor: Actor; limit: number },
): Promise<(NamedRow & { rank: number })[]> {
  const rows = await tx.query<NamedRow[]>(NAMED, [sought.narrowing]);
  return rows
    .flatMap((row) => {
      const rank = rankOf(sought, { title: row.name, others: row.codes });
      return rank === null ? [] : [{ ...row, rank }];
    })
    .filter(({ unitId }) => can(actor, 'project.read', { unitId }))
    .sort((one, other) => one.rank - other.rank || one.name.length - other.name.length)
    .slice(0, limit);
}

/** Finds projects, see {@link findProjects}. */
@Injectable()
@Finds({ kind: 'project', words: { zh: '项目', en: 'Projects' }, order: 1 })
export class ProjectFinder implements Finder {
  async find(tx: Tx, asked: Asked<Actor>): Promise<Found[]> {
    const projects = await findProjects(tx, asked);
    return projects.map(({ id, name, unitName, rank }) => ({
      id,
      title: name,
      within: unitName,
      page: `/projects/${id}`,
      projectId: null,
      rank,
    }));
  }
}
