import { CodeField, DayField, PageOf, TextField } from '#platform/http';
import type { Day } from '#values';
import type { NamedStageMove } from '../queries/stage-moves.js';
import { type Stage, STAGES } from '../rules/stages.js';

/** Request body that moves a project to another stage. */
export class StageMoveDto {
  @CodeField(STAGES, { description: 'one that the table of moves knows after the present stage' })
  to: Stage;
  @DayField({ description: 'not after today, not before the last move' }) on: Day;
  @TextField({ max: 2000, lines: true, example: '施工许可证核发，正式开工' }) reason: string;
}

/** A stage that a project entered. */
export class StageMoveView {
  /** @example 1 */
  number: number;
  /** null where none was recorded before */
  from: Stage | null;
  to: Stage;
  /** null where it is not known since when the stage holds */
  on: string | null;
  reason: string | null;
  changeRequestId: string | null;
  recordedByName: string | null;
  approvedByName: string | null;
  recordedAt: string;
}

/** The stages that a project entered. */
export class StageMovePageDto extends PageOf(StageMoveView) {}

/** Converts a stage move to its response DTO. */
export const presentStageMove = (move: NamedStageMove): StageMoveView => ({
  number: move.number,
  from: move.fromStage,
  to: move.toStage,
  on: move.movedOn,
  reason: move.reason,
  changeRequestId: move.changeRequestId,
  recordedByName: move.recordedByName,
  approvedByName: move.approvedByName,
  recordedAt: move.recordedAt.toISOString(),
});
