import type { Type } from '@nestjs/common';
import type {
  Approved,
  ChangeContext,
  ChangeHandler,
  ChangeRequestRow,
  Summary,
  SummaryLine,
} from '#approvals';
import { type Actor, allow } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { recordProjectChange } from '#projects';
import { type Day, dayAt } from '#values';
import { explain, ruleOf } from '../rules/all-rules.js';
import type { Coverage, Inputs } from '../rules/evaluation-result.js';
import { addExplanation, alertsToExplain, type ExplainedAlert } from '../store/explanations.js';

/** Kind of the change requests that explain an alert whose cause can no longer be removed. */
export const EXPLANATION_KIND = 'explanation';

/**
 * Content of the change request: the words, and the values of the alert that they explain. What is
 * approved covers those values, also where they have eased meanwhile.
 */
export interface ExplanationPayload {
  explanation: string;
  inputs: Inputs;
}

/**
 * Returns what an explanation of an alert with these inputs covers.
 * @throws Problem ALERT_NOT_EXPLAINABLE when its cause can still be removed
 */
export function coverageOf(rule: string, inputs: Inputs, today: Day): Coverage {
  const coverage = ruleOf(rule)?.explainable?.(inputs, today) ?? null;
  if (coverage === null) throw new Problem('ALERT_NOT_EXPLAINABLE');
  return coverage;
}

/** Returns the alert that a request explains. @throws Problem NOT_FOUND outside the access scope */
export async function explainedAlert(tx: Tx, id: string): Promise<ExplainedAlert> {
  const alert = (await alertsToExplain(tx, [id])).get(id);
  if (!alert) throw new Problem('NOT_FOUND');
  return alert;
}

const isLive = ({ state }: ExplainedAlert): boolean =>
  state !== 'resolved' && state !== 'superseded';

/**
 * Handles explanations of alerts of which only an explanation is left. An approved one ends its
 * alert at the next evaluation, which the transaction of the approval asks for.
 */
export class ExplanationChanges implements ChangeHandler {
  readonly form?: Type<object>;

  allowFiling(actor: Actor, organisationIds: readonly string[]): void {
    for (const unitId of organisationIds) allow(actor, 'alert.explain', { unitId });
  }

  /** @throws Problem ALERT_NOT_OPEN when the alert has ended; ALERT_NOT_EXPLAINABLE */
  async validate({ tx, today }: ChangeContext, request: ChangeRequestRow): Promise<void> {
    const alert = await explainedAlert(tx, request.subjectId);
    if (!isLive(alert)) throw new Problem('ALERT_NOT_OPEN');
    coverageOf(alert.rule, payloadOf(request).inputs, today);
  }

  /** Replaces the words; the values become those that the alert has now. */
  async edit(
    { tx }: ChangeContext,
    { subjectId, subjectKey }: ChangeRequestRow,
    payload: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>> {
    const { inputs } = await explainedAlert(tx, subjectId);
    const { explanation } = payload as { explanation: string };
    return { payload: { explanation, inputs } satisfies ExplanationPayload, subjectKey };
  }

  async summarise(
    tx: Tx,
    requests: readonly ChangeRequestRow[],
  ): Promise<ReadonlyMap<string, Summary>> {
    const alerts = await alertsToExplain(
      tx,
      requests.map(({ subjectId }) => subjectId),
    );
    return new Map(
      requests.flatMap((request) => {
        const alert = alerts.get(request.subjectId);
        return alert ? [[request.id, summaryOf(request, alert)] as const] : [];
      }),
    );
  }

  async apply(
    { tx, today }: ChangeContext,
    request: ChangeRequestRow,
    { filedBy, approvedBy }: Approved,
  ): Promise<void> {
    const alert = await explainedAlert(tx, request.subjectId);
    const { explanation, inputs } = payloadOf(request);
    await addExplanation(tx, {
      projectId: alert.projectId,
      id: request.id,
      rule: alert.rule,
      episodeKey: alert.episodeKey,
      ...coverageOf(alert.rule, inputs, today),
      explanation,
      effectiveOn: today,
      filedBy,
      approvedBy,
    });
    await recordProjectChange(tx, { id: alert.projectId }, 'project');
  }
}

const payloadOf = ({ payload }: ChangeRequestRow): ExplanationPayload =>
  payload as ExplanationPayload;

function summaryOf(request: ChangeRequestRow, alert: ExplainedAlert): Summary {
  const { explanation, inputs } = payloadOf(request);
  const { name } = ruleOf(alert.rule) ?? { name: { zh: alert.rule, en: alert.rule } };
  const seenOn = dayAt(request.createdAt);
  const lines: SummaryLine[] = [
    {
      label: { zh: '预警', en: 'Alert' },
      old: null,
      new: {
        zh: explain(alert.rule, inputs, seenOn, 'zh'),
        en: explain(alert.rule, inputs, seenOn, 'en'),
      },
    },
    {
      label: { zh: '情况说明', en: 'Explanation' },
      old: null,
      new: { zh: explanation, en: explanation },
    },
  ];
  return {
    title: {
      zh: `情况说明：${alert.projectName}，${name.zh}`,
      en: `Explanation: ${alert.projectName}, ${name.en}`,
    },
    lines,
    warnings: [],
    amountFen: null,
    month: null,
    source: null,
  };
}
