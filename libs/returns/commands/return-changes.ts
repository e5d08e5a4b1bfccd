import type { Type } from '@nestjs/common';
import type {
  Approved,
  Base,
  ChangeContext,
  ChangeHandler,
  ChangeRequestRow,
  Summary,
} from '#approvals';
import { type Actor, allow } from '#identity';
import {
  enterEntries,
  entriesOfMonth,
  type MonthEntry,
  refuseRecovered,
  reversalOf,
} from '#ledger';
import { enterMilestoneChange, keepReading } from '#milestones';
import type { Tx } from '#platform/database';
import { lockProject, recordProjectChange } from '#projects';
import { addMonths, type Day, lastDayOf } from '#values';
import { besideReturns } from '../queries/month-before.js';
import { returnSummaries } from '../queries/return-summaries.js';
import { returnOf } from '../queries/returns.js';
import { entriesToChange } from '../rules/entries-to-change.js';
import { checkLines, type ReturnContent, type ReturnPayload } from '../rules/return-content.js';
import { changeOf, checkReturn } from './check-return.js';
import { keepContent } from './save-return.js';

/** Kind of the change requests with which monthly returns are submitted. */
export const RETURN_KIND = 'return';

const payloadOf = ({ payload }: ChangeRequestRow): ReturnPayload => payload as ReturnPayload;

/**
 * Handles monthly returns. An approved one enters its amounts in the ledger, its progress and its
 * milestones in one transaction; a correction reverses what differs and enters it anew.
 */
export class ReturnChanges implements ChangeHandler {
  readonly form?: Type<object>;

  allowFiling(actor: Actor, organisations: readonly string[]): void {
    for (const unitId of organisations) allow(actor, 'return.file', { unitId });
  }

  /** Locks the project, as saving a return does: nothing is saved while a decision is made. */
  lock(tx: Tx, request: ChangeRequestRow): Promise<{ id: string; unitId: string }> {
    return lockProject(tx, payloadOf(request).projectId);
  }

  async base({ tx }: ChangeContext, request: ChangeRequestRow): Promise<Base> {
    const { projectId, month } = payloadOf(request);
    return returnBase(await entriesOfMonth(tx, projectId, month));
  }

  /** Whoever submits it again may end the alert about it, so that the project is evaluated again. */
  async validate(context: ChangeContext, request: ChangeRequestRow): Promise<void> {
    const payload = payloadOf(request);
    await checkReturn(context, payload);
    await recordProjectChange(context.tx, { id: payload.projectId }, 'return');
  }

  /**
   * Replaces the content of a returned request, and of the return with it. Amounts far from their
   * neighbours are to be confirmed again.
   * @throws Problem RETURN_LINE_TWICE
   */
  async edit(
    { tx, actor }: ChangeContext,
    request: ChangeRequestRow,
    given: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>> {
    const { projectId, month } = payloadOf(request);
    const { unitConfirmed = false, ...content } = this.contentOf(given);
    checkLines(content);
    await lockProject(tx, projectId);
    await keepContent(tx, await returnOf(tx, projectId, month), {
      content,
      savedBy: actor.personId,
    });
    const payload: ReturnPayload = {
      projectId,
      month,
      content,
      unitConfirmed,
      attestedBy: actor.personId,
    };
    return { payload, subjectKey: request.subjectKey };
  }

  /** Reads edited content, which the command that submits a return again gives as it is stored. */
  contentOf(given: object): ReturnContent & { unitConfirmed?: boolean } {
    return given as ReturnContent & { unitConfirmed?: boolean };
  }

  summarise(tx: Tx, requests: readonly ChangeRequestRow[]): Promise<ReadonlyMap<string, Summary>> {
    return returnSummaries(tx, requests);
  }

  async apply(
    context: ChangeContext,
    request: ChangeRequestRow,
    { filedBy, approvedBy, locked }: Approved,
  ): Promise<void> {
    const { tx, actor, today } = context;
    const { projectId, content } = payloadOf(request);
    const project = locked as { id: string; unitId: string };
    const { wanted, standing } = await checkReturn(context, payloadOf(request));
    const { reverse, enter } = entriesToChange(
      standing,
      wanted.map(({ facts }) => facts),
    );
    await refuseRecovered(
      tx,
      reverse.map(({ id }) => id),
    );
    const reason = content.explanation ?? '月报更正';
    await enterEntries(tx, {
      changeRequestId: request.id,
      filedBy,
      approvedBy,
      project,
      rows: [...reverse.map((entry) => reversalOf(entry, reason)), ...enter].map((facts) => ({
        projectId,
        unitId: project.unitId,
        facts,
      })),
    });
    await enterProgress(context, payloadOf(request), filedBy);
    for (const line of content.milestones)
      await enterMilestoneChange(tx, actor.scope, {
        projectId,
        milestoneId: line.milestoneId,
        change: changeOf(line),
        today,
        changedBy: filedBy,
      });
  }
}

/** Records the progress that a return states, unless it is what the end of the month has already. */
async function enterProgress(
  { tx, actor, today }: ChangeContext,
  { projectId, month, content }: ReturnPayload,
  recordedBy: string,
): Promise<void> {
  const known = (await besideReturns(tx, [projectId], addMonths(month, 1))).get(projectId);
  const percent = content.physicalPercent ?? known?.physicalPercent ?? null;
  if (percent === null || (content.physicalPercent === null && content.physicalWords === null))
    return;
  const words = content.physicalWords ?? known?.physicalWords ?? `${percent}%`;
  if (known?.physicalPercent === percent && known.physicalWords === words) return;
  const last = lastDayOf(month);
  const readOn: Day = last > today ? today : last;
  await keepReading(tx, actor.scope, {
    projectId,
    wanted: { readOn, hundredths: Math.round(Number(percent) * 100), words, document: null },
    recordedBy,
  });
}

/** Returns the amounts of a month that a return would replace, in fen as text. */
export function returnBase(standing: readonly MonthEntry[]): Base {
  const sum = (series: MonthEntry['series']): string | null => {
    const own = standing.filter((entry) => entry.series === series);
    return own.length === 0
      ? null
      : own.reduce((total, { amountFen }) => total + amountFen, 0n).toString();
  };
  return {
    fingerprint: standing.map(({ id }) => id).join(' '),
    values: { completedFen: sum('completed'), fundsFen: sum('funds'), paidFen: sum('paid') },
  };
}
