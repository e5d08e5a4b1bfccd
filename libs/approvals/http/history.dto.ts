import { DayField, IdField, keyPart, PageOf, PageQueryOf, TextField } from '#platform/http';
import type { Day } from '#values';
import { HISTORY_MOVES, type HistoryStep } from '../queries/history.js';
import type { State } from '../rules/states.js';
import { ChangeSubjectDto } from './change-request.dto.js';

/** Query parameters that filter the history of change requests. */
export class HistoryQuery extends PageQueryOf([keyPart.uuid, keyPart.digits]) {
  @TextField({ max: 100, optional: true, nullable: false, example: 'ledger-entries' })
  kind?: string;
  @IdField({ optional: true, nullable: false, description: 'id of a project' }) project?: string;
  @DayField({ optional: true, nullable: false, description: 'first day, in the city’s time' })
  from?: Day;
  @DayField({ optional: true, nullable: false, description: 'last day, in the city’s time' })
  to?: Day;
}

/** A step in the history of a change request, such as its submission or a decision. */
class HistoryStepDto {
  changeRequestId: string;
  /** number of the step within its request, from 1 on */
  number: number;
  /** @example ledger-entries */
  kind: string;
  subject: ChangeSubjectDto;
  move: (typeof HISTORY_MOVES)[number];
  state: State;
  level: number;
  /**
   * id of a person, or the name of a service
   * @example service:alerts
   */
  actorId: string;
  actorName: string | null;
  /** id of the person whose role was delegated to the actor; null when the role was the actor's */
  onBehalfOf: string | null;
  onBehalfOfName: string | null;
  reason: string | null;
  happenedAt: string;
}

/** A page of the history of change requests, newest step first. */
export class HistoryPageDto extends PageOf(HistoryStepDto) {}

/** Converts a step of the history to its response DTO. */
export const presentStep = ({ subjectKind, subjectId, ...step }: HistoryStep): HistoryStepDto => ({
  ...step,
  subject: { kind: subjectKind, id: subjectId },
  happenedAt: step.happenedAt.toISOString(),
});
