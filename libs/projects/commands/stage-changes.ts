import { Injectable, type Type } from '@nestjs/common';
import {
  type Approved,
  type Base,
  type ChangeContext,
  type ChangeHandler,
  type ChangeRequestRow,
  type Summary,
} from '#approvals';
import { type Actor, allow } from '#identity';
import type { Tx } from '#platform/database';
import { isProblemCode, Problem } from '#platform/problem';
import type { Day } from '#values';
import { findProject } from '../queries/find-project.js';
import { projectNames } from '../queries/project-names.js';
import { type Stage, type StageHeld, stageMoveProblems } from '../rules/stages.js';
import { lockProject } from '../store/project-homes.js';
import { enterStage, setStage } from '../store/write-register.js';
import { STAGE_WORDS } from '../texts/fact-words.js';
import { recordProjectChange } from './record-project-change.js';

/** Content of a request that moves a project to another stage. */
export interface StageMovePayload {
  to: Stage;
  on: Day;
  reason: string;
  /** The stage when it was filed. */
  from: Stage | null;
}

/** Handles requests that move a project to another stage. */
@Injectable()
export class StageChanges implements ChangeHandler {
  readonly form?: Type<object>;

  allowFiling(actor: Actor, organisations: readonly string[]): void {
    for (const unitId of organisations) allow(actor, 'project.move-stage', { unitId });
  }

  async lock(tx: Tx, { subjectId }: ChangeRequestRow): Promise<void> {
    await lockProject(tx, subjectId);
  }

  async base({ tx }: ChangeContext, { subjectId }: ChangeRequestRow): Promise<Base> {
    return stageBase(await findProject(tx, subjectId));
  }

  async validate(
    { tx, today }: ChangeContext,
    { subjectId, payload }: ChangeRequestRow,
  ): Promise<void> {
    checkStageMove(await findProject(tx, subjectId), payload as StageMovePayload, today);
  }

  summarise(tx: Tx, requests: readonly ChangeRequestRow[]): Promise<ReadonlyMap<string, Summary>> {
    return stageSummaries(tx, requests);
  }

  async apply(
    { tx }: ChangeContext,
    { id, subjectId, payload }: ChangeRequestRow,
    { filedBy, approvedBy }: Approved,
  ): Promise<void> {
    const { to, on, reason } = payload as StageMovePayload;
    const project = await lockProject(tx, subjectId);
    await enterStage(
      tx,
      { projectId: subjectId, fromStage: project.stage, toStage: to, movedOn: on, reason },
      { filedBy, approvedBy, changeRequestId: id },
    );
    await setStage(tx, subjectId, to, on);
    await recordProjectChange(tx, project, 'project');
  }
}

/** Returns the stage that a move would replace. */
export function stageBase({ stage, stageOn }: StageHeld): Base {
  const values = { stage, stageOn };
  return { fingerprint: JSON.stringify(values), values };
}

/**
 * Checks a move to another stage.
 * @throws Problem STAGE_MOVE_UNKNOWN, DAY_AFTER_TODAY, STAGE_DAY_BEFORE_LAST
 */
export function checkStageMove(
  held: StageHeld,
  { to, on }: Pick<StageMovePayload, 'to' | 'on'>,
  today: Day,
): void {
  const problems = stageMoveProblems(held, { to, on }, today);
  const code = problems[0]?.code;
  if (code !== undefined && isProblemCode(code)) throw new Problem(code, { today }, problems);
}

async function stageSummaries(
  tx: Tx,
  requests: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Summary>> {
  const names = await projectNames(
    tx,
    requests.map(({ subjectId }) => subjectId),
  );
  return new Map(
    requests.map(({ id, subjectId, payload }) => {
      const { to, on, reason, from } = payload as StageMovePayload;
      const name = names.get(subjectId) ?? '';
      return [
        id,
        {
          title: {
            zh: `${name} · 转入${STAGE_WORDS[to].zh}（${on}）`,
            en: `${name} · ${STAGE_WORDS[to].en} (${on})`,
          },
          lines: [
            {
              label: { zh: '阶段', en: 'Stage' },
              old: from && STAGE_WORDS[from],
              new: STAGE_WORDS[to],
            },
            { label: { zh: '日期', en: 'Day' }, old: null, new: { zh: on, en: on } },
            { label: { zh: '原因', en: 'Reason' }, old: null, new: { zh: reason, en: reason } },
          ],
          warnings: [],
          amountFen: null,
          month: on.slice(0, 7),
          source: null,
        },
      ];
    }),
  );
}
