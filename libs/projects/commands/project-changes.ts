import { Injectable, type Type } from '@nestjs/common';
import {
  type Approved,
  type Base,
  type ChangeContext,
  type ChangeHandler,
  type ChangeRequestRow,
  giveProjects,
  type Summary,
} from '#approvals';
import { type Actor, allow } from '#identity';
import { stampInstant, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { addDays, type Day } from '#values';
import { findProject } from '../queries/find-project.js';
import { factsOf, parentOn } from '../queries/project-facts.js';
import {
  type EditPayload,
  type ProjectPayload,
  projectSummaries,
  type RegistrationPayload,
} from '../queries/project-summaries.js';
import type { FactChange, ProjectFacts } from '../rules/registration.js';
import { lockHomes, lockProject } from '../store/project-homes.js';
import type { ProjectRow } from '../store/project-row.js';
import { ProjectParentRow } from '../store/parent-row.js';
import {
  addCodes,
  addParent,
  addRegime,
  enterStage,
  FROM_THE_BEGINNING,
  insertProject,
  regimeOf,
  replaceFurtherItems,
  updateProject,
} from '../store/write-register.js';
import { checkEdit, checkRegistration } from './check-register.js';
import {
  applyFirstFacts,
  checkFirstFacts,
  firstFactsBase,
  firstFactsSummary,
} from './first-facts.js';
import { applyProjectList, checkProjectList, projectListSummary } from './project-list.js';
import { recordProjectChange } from './record-project-change.js';

/** Document of what a registration says besides the project itself. */
const REGISTRATION = '项目登记';

/** Handles requests that register a project, or change what is recorded of one. */
@Injectable()
export class ProjectChanges implements ChangeHandler {
  readonly form?: Type<object>;

  allowFiling(actor: Actor, organisationIds: readonly string[]): void {
    for (const unitId of organisationIds) allow(actor, 'project.register', { unitId });
  }

  async lock(tx: Tx, { subjectId, payload }: ChangeRequestRow): Promise<void> {
    const one = payload as ProjectPayload;
    if (one.form === 'edit') await lockProject(tx, subjectId);
    if (one.form === 'first-facts') await lockHomes(tx, one.projectIds);
  }

  async base(
    { tx, today }: ChangeContext,
    { subjectId, payload }: ChangeRequestRow,
  ): Promise<Base> {
    const one = payload as ProjectPayload;
    if (one.form === 'registration' || one.form === 'list') return { fingerprint: '', values: {} };
    if (one.form === 'first-facts') return firstFactsBase(tx, one);
    const now = await factsOf(tx, await findProject(tx, subjectId), today);
    return baseOf(now, one.wanted);
  }

  async validate(
    { tx, today }: ChangeContext,
    { subjectId, payload, state }: ChangeRequestRow,
  ): Promise<void> {
    const one = payload as ProjectPayload;
    const how = { projectId: subjectId, today, seeParent: state !== 'submitted' };
    if (one.form === 'first-facts') await checkFirstFacts(tx, one, today);
    else if (one.form === 'list') await checkProjectList(tx, one, today);
    else if (one.form === 'registration') await checkRegistration(tx, one.wanted, how);
    else await checkEdit(tx, one.wanted, how);
  }

  async summarise(
    tx: Tx,
    requests: readonly ChangeRequestRow[],
  ): Promise<ReadonlyMap<string, Summary>> {
    const found = new Map<string, Summary>();
    const single: ChangeRequestRow[] = [];
    for (const request of requests) {
      const payload = request.payload as ProjectPayload;
      if (payload.form === 'first-facts') found.set(request.id, firstFactsSummary(payload));
      else if (payload.form === 'list') found.set(request.id, projectListSummary(payload));
      else single.push(request);
    }
    return new Map([...found, ...(await projectSummaries(tx, single))]);
  }

  async apply(
    context: ChangeContext,
    { id, subjectId, payload }: ChangeRequestRow,
    { filedBy, approvedBy }: Approved,
  ): Promise<void> {
    const one = payload as ProjectPayload;
    const recorded = { filedBy, approvedBy, changeRequestId: id };
    if (one.form === 'first-facts') return applyFirstFacts(context, one, recorded);
    if (one.form === 'list') return applyProjectList(context, one, recorded);
    if (one.form === 'edit') await applyEdit(context, one, { projectId: subjectId, filedBy });
    else await applyRegistration(context, one, { ...recorded, projectId: subjectId });
    await recordProjectChange(context.tx, { id: subjectId }, 'project');
  }
}

/** Returns the present values of the fields that a change would replace. */
export function baseOf(now: ProjectFacts, wanted: FactChange): Base {
  const values = Object.fromEntries(
    // Sorted, because the database does not keep the order of the fields of a request.
    Object.keys(wanted)
      .sort()
      .map((name) => [name, now[name as keyof ProjectFacts]]),
  );
  return { fingerprint: JSON.stringify(values), values };
}

interface Registering {
  projectId: string;
  filedBy: string;
  approvedBy: string;
  changeRequestId: string;
}

async function applyRegistration(
  { tx, today }: ChangeContext,
  { wanted, reason }: RegistrationPayload,
  { projectId, ...recorded }: Registering,
): Promise<void> {
  const { leadOrganisationId, stage, stageOn, ...facts } = wanted;
  await insertProject(tx, facts, {
    id: projectId,
    unitId: leadOrganisationId,
    stage,
    stageOn,
  });
  await giveProjects(tx, recorded.changeRequestId, [projectId]);
  await addCodes(tx, projectId, facts.codes, recorded.filedBy);
  if (facts.parentId !== null)
    await addParent(
      tx,
      {
        projectId,
        parentId: facts.parentId,
        part: facts.part ?? 'sub-item',
        validFrom: FROM_THE_BEGINNING,
        document: reason ?? REGISTRATION,
      },
      recorded.filedBy,
    );
  if (facts.approvalRegime !== null)
    await addRegime(
      tx,
      regimeOf(facts, { projectId, reason, validFrom: today, document: REGISTRATION }),
      recorded.filedBy,
    );
  if (stage !== null)
    await enterStage(
      tx,
      { projectId, fromStage: null, toStage: stage, movedOn: stageOn, reason },
      recorded,
    );
}

async function applyEdit(
  { tx, today }: ChangeContext,
  { wanted, parentFrom, reason }: EditPayload,
  { projectId, filedBy }: { projectId: string; filedBy: string },
): Promise<void> {
  const project = await lockProject(tx, projectId);
  const before = await factsOf(tx, project, today);
  await updateProject(tx, projectId, wanted);
  if (wanted.planItems) await replaceFurtherItems(tx, projectId, wanted.planItems);
  if (wanted.codes)
    await addCodes(
      tx,
      projectId,
      wanted.codes.filter((code) => !before.codes.includes(code)),
      filedBy,
    );
  if (wanted.parentId !== undefined || wanted.part !== undefined)
    await changeParent(tx, project, {
      parentId: wanted.parentId === undefined ? before.parentId : wanted.parentId,
      part: wanted.part ?? before.part ?? 'sub-item',
      from: (parentFrom as Day | null) ?? today,
      today,
      document: reason ?? '',
      filedBy,
    });
  if (wanted.approvalRegime)
    await addRegime(
      tx,
      regimeOf(
        { approvalRegime: wanted.approvalRegime, sector: wanted.sector ?? project.sector },
        { projectId, reason, validFrom: today, document: REGISTRATION },
      ),
      filedBy,
    );
}

interface NewParentage {
  parentId: string | null;
  part: 'sub-item' | 'section';
  from: Day;
  today: Day;
  document: string;
  filedBy: string;
}

/** Ends the relation to the present parent on the day before, and begins the one to the new one. */
async function changeParent(
  tx: Tx,
  { id: projectId }: ProjectRow,
  { parentId, part, from, today, document, filedBy }: NewParentage,
): Promise<void> {
  const present = await parentOn(tx, projectId, today);
  if (present) {
    const endedOn = addDays(from, -1);
    if (endedOn < present.validFrom)
      throw new Problem('DAYS_REVERSED', { fromOn: present.validFrom }, [
        { path: 'parentFrom', code: 'DAYS_REVERSED', accepted: `> ${present.validFrom}` },
      ]);
    await tx.update(
      ProjectParentRow,
      { id: present.linkId, projectId },
      { endedOn, endedBy: filedBy, endedAt: await stampInstant(tx) },
    );
  }
  if (parentId !== null)
    await addParent(
      tx,
      { projectId, parentId, part, validFrom: from, document: document || REGISTRATION },
      filedBy,
    );
}
