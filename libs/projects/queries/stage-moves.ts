import { namesOf } from '#identity';
import type { Tx } from '#platform/database';
import { projectInScope } from '../store/exported-sql.js';
import { ProjectStageMoveRow } from '../store/register-row.js';

/** A stage that a project entered, with the names of who filed and who approved it. */
export interface NamedStageMove extends ProjectStageMoveRow {
  recordedByName: string | null;
  approvedByName: string | null;
}

/** Lists the stages that a project entered, the latest first. */
export async function stageMovesOf(tx: Tx, projectId: string): Promise<NamedStageMove[]> {
  const moves = await tx
    .createQueryBuilder(ProjectStageMoveRow, 'move')
    .where(`move.project_id = :projectId AND ${projectInScope('move.project_id')}`, { projectId })
    .orderBy('move.number', 'DESC')
    .limit(1000)
    .getMany();
  const names = await namesOf(
    tx,
    moves.flatMap(({ recordedBy, approvedBy }) => [recordedBy, approvedBy]),
  );
  return moves.map((move) => ({
    ...move,
    recordedByName: names.get(move.recordedBy) ?? null,
    approvedByName: names.get(move.approvedBy) ?? null,
  }));
}
