import { Injectable } from '@nestjs/common';
import { type ChangeContext, type ChangeRequestRow, HandlesChanges } from '#approvals';
import { planMeant } from '#plan';
import { Problem, refuseField } from '#platform/problem';
import { checkEdit, checkRegistration } from '../commands/check-register.js';
import { baseOf, ProjectChanges } from '../commands/project-changes.js';
import { findProject } from '../queries/find-project.js';
import { factsOf } from '../queries/project-facts.js';
import type { EditPayload, ProjectPayload } from '../queries/project-summaries.js';
import { changedFacts } from '../rules/registration.js';
import { factsGiven, ProjectRequestDto } from './register.dto.js';

/** Handles requests about the register; an edit has the fields with which the request was filed. */
@Injectable()
@HandlesChanges(['project'])
export class ProjectChangesWithForm extends ProjectChanges {
  override readonly form = ProjectRequestDto;

  /**
   * Replaces fields of a draft or returned request; those that are left out stay. The organisation
   * that is to lead a new project stays, because the request is decided there.
   * @throws Problem CHANGE_REQUEST_NOT_EDITABLE for another organisation, or the code of a rule
   */
  async edit(
    { tx, today }: ChangeContext,
    { subjectId, payload, subjectKey }: ChangeRequestRow,
    given: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>> {
    const before = payload as ProjectPayload;
    if (before.form === 'first-facts' || before.form === 'list')
      throw new Problem('CHANGE_REQUEST_NOT_EDITABLE');
    const dto = given as ProjectRequestDto;
    const facts = factsGiven(dto, { plan: await planMeant(tx, undefined) });
    const reason = dto.reason === undefined ? before.reason : dto.reason;
    const how = { projectId: subjectId, today, seeParent: true };
    if (before.form === 'edit') {
      const now = await factsOf(tx, await findProject(tx, subjectId), today);
      const wanted = changedFacts(now, facts);
      await checkEdit(tx, wanted, how);
      const after: EditPayload = {
        form: 'edit',
        wanted,
        before: baseOf(now, wanted).values,
        parentFrom: dto.parentFrom === undefined ? before.parentFrom : dto.parentFrom,
        reason,
      };
      return { payload: after, subjectKey };
    }
    const { leadOrganisationId } = before.wanted;
    if (dto.leadOrganisationId && dto.leadOrganisationId !== leadOrganisationId)
      throw refuseField(
        'CHANGE_REQUEST_NOT_EDITABLE',
        'payload.leadOrganisationId',
        {},
        leadOrganisationId,
      );
    const wanted = {
      ...before.wanted,
      ...facts,
      ...(dto.stage === undefined ? {} : { stage: dto.stage }),
      ...(dto.stageOn === undefined ? {} : { stageOn: dto.stageOn }),
    };
    await checkRegistration(tx, wanted, how);
    return { payload: { form: 'registration', wanted, reason }, subjectKey };
  }
}
