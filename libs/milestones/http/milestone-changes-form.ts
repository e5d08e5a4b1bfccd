import { Injectable } from '@nestjs/common';
import { type ChangeContext, type ChangeRequestRow, HandlesChanges } from '#approvals';
import { MilestoneChanges, type MilestonePayload } from '../commands/milestone-changes.js';
import { findMilestone } from '../queries/find-milestones.js';
import { checkDecided, FIELD_OF, type MilestoneKind } from '../rules/check-decided.js';
import { stateOf } from '../store/write-milestone.js';
import type { Day } from '#values';
import { MilestoneMoveDto } from './milestone.dto.js';

/** Handles requests about milestones; an edit has the new day, its reason and words. */
@Injectable()
@HandlesChanges(['milestone-move', 'rebaseline'])
export class MilestoneChangesWithForm extends MilestoneChanges {
  override readonly form = MilestoneMoveDto;

  /**
   * Replaces the content of a draft or returned request.
   * @throws Problem with the code of a rule that the day breaks
   */
  async edit(
    { tx, today }: ChangeContext,
    { kind, subjectId, subjectKey }: ChangeRequestRow,
    given: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>> {
    const { on, reason, explanation } = given as MilestoneMoveDto;
    const path = FIELD_OF[kind as MilestoneKind];
    const milestone = await findMilestone(tx, subjectId);
    checkDecided(stateOf(milestone), on, { today, path });
    const from = milestone[path] as Day;
    const decidedOn = milestone.decidedOn as Day;
    const payload: MilestonePayload = { on, reason, explanation, from, decidedOn };
    return { payload, subjectKey };
  }
}
