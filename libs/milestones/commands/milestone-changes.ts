import { Injectable, type Type } from '@nestjs/common';
import type {
  Approved,
  Base,
  ChangeContext,
  ChangeHandler,
  ChangeRequestRow,
  Summary,
  SummaryLine,
} from '#approvals';
import { type Actor, allow } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { PROJECTS_SQL, recordProjectChange } from '#projects';
import type { Day } from '#values';
import { findMilestone } from '../queries/find-milestones.js';
import { checkDecided, FIELD_OF, type MilestoneKind } from '../rules/check-decided.js';
import type { MoveReason } from '../rules/reasons.js';
import { MilestoneRow } from '../store/milestone-row.js';
import { saveMilestones, stateOf } from '../store/write-milestone.js';
import { REASON_WORDS } from '../texts/reason-words.js';

/** Content of a request that moves the forecast of a key milestone, or gives one a new baseline. */
export interface MilestonePayload {
  on: Day;
  reason: MoveReason;
  explanation: string;
  /** The days when it was filed: what is to change, and the day that was decided last. */
  from: Day;
  decidedOn: Day;
}

/** Handles requests for moves of key milestones and for new baselines. */
@Injectable()
export class MilestoneChanges implements ChangeHandler {
  readonly form?: Type<object>;

  allowFiling(actor: Actor, organisations: readonly string[]): void {
    for (const unitId of organisations) allow(actor, 'milestone.reforecast', { unitId });
  }

  async lock(tx: Tx, { subjectId }: ChangeRequestRow): Promise<void> {
    await lockMilestone(tx, subjectId);
  }

  async base({ tx }: ChangeContext, { subjectId }: ChangeRequestRow): Promise<Base> {
    return milestoneBase(await findMilestone(tx, subjectId));
  }

  async validate({ tx, today }: ChangeContext, request: ChangeRequestRow): Promise<void> {
    const { on } = request.payload as MilestonePayload;
    const path = FIELD_OF[request.kind as MilestoneKind];
    checkDecided(stateOf(await findMilestone(tx, request.subjectId)), on, { today, path });
  }

  summarise(tx: Tx, requests: readonly ChangeRequestRow[]): Promise<ReadonlyMap<string, Summary>> {
    return milestoneSummaries(tx, requests);
  }

  async apply(
    { tx }: ChangeContext,
    { id, kind, subjectId, payload }: ChangeRequestRow,
    { filedBy }: Approved,
  ): Promise<void> {
    const { on, reason, explanation } = payload as MilestonePayload;
    const row = await lockMilestone(tx, subjectId);
    if (kind === 'rebaseline') Object.assign(row, { baselineOn: on, latestForecastOn: on });
    Object.assign(row, { forecastOn: on, decidedOn: on, reason, explanation, derived: false });
    row.version += 1;
    await saveMilestones(tx, [row], { personId: filedBy, changeRequestId: id });
    await recordProjectChange(tx, { id: row.projectId }, 'milestone');
  }
}

/**
 * Locks a milestone.
 * @throws Problem NOT_FOUND
 */
export async function lockMilestone(tx: Tx, id: string): Promise<MilestoneRow> {
  const row = await tx.findOne(MilestoneRow, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw new Problem('NOT_FOUND');
  return row;
}

/** Returns the days that a request would replace. */
export function milestoneBase({
  baselineOn,
  forecastOn,
  actualOn,
}: Pick<MilestoneRow, 'baselineOn' | 'forecastOn' | 'actualOn'>): Base {
  const values = { baselineOn, forecastOn, actualOn };
  return { fingerprint: JSON.stringify(values), values };
}

const NAMES = `SELECT milestone.id, milestone.name, project.name AS "projectName"
  FROM milestones milestone JOIN ${PROJECTS_SQL} project ON project.id = milestone.project_id
  WHERE milestone.id = ANY ($1::uuid[])`;

const TITLES = {
  'milestone-move': { zh: '预计调整为', en: 'forecast' },
  rebaseline: { zh: '基线调整为', en: 'new baseline' },
} as const satisfies Record<MilestoneKind, object>;
const LABELS = {
  'milestone-move': { zh: '预计日期', en: 'Forecast' },
  rebaseline: { zh: '基线日期', en: 'Baseline' },
} as const satisfies Record<MilestoneKind, object>;

async function milestoneSummaries(
  tx: Tx,
  requests: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Summary>> {
  const rows = await tx.query<{ id: string; name: string; projectName: string }[]>(NAMES, [
    requests.map(({ subjectId }) => subjectId),
  ]);
  const named = new Map(rows.map((row) => [row.id, `${row.projectName} · ${row.name}`]));
  return new Map(
    requests.map(({ id, kind, subjectId, payload }) => {
      const { on } = payload as MilestonePayload;
      const name = named.get(subjectId) ?? '';
      const title = TITLES[kind as MilestoneKind];
      return [
        id,
        {
          title: { zh: `${name} · ${title.zh} ${on}`, en: `${name} · ${title.en} ${on}` },
          lines: linesOf(kind as MilestoneKind, payload as MilestonePayload),
          warnings: [],
          amountFen: null,
          month: on.slice(0, 7),
          source: null,
        },
      ];
    }),
  );
}

function linesOf(
  kind: MilestoneKind,
  { on, from, decidedOn, reason, explanation }: MilestonePayload,
): SummaryLine[] {
  const same = (text: string) => ({ zh: text, en: text });
  return [
    { label: LABELS[kind], old: same(from), new: same(on) },
    { label: { zh: '上次审定日期', en: 'Decided last' }, old: null, new: same(decidedOn) },
    { label: { zh: '原因', en: 'Reason' }, old: null, new: REASON_WORDS[reason] },
    { label: { zh: '说明', en: 'Explanation' }, old: null, new: same(explanation) },
  ];
}
